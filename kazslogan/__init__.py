"""kazslogan finds a campaign slogan in multilingual social-media text however it was disguised.

>>> from kazslogan import Detector
>>> [match.text for match in Detector().find("Nhfvg6 )fpf0cnfy5f yfpfh cfk7")]
['Nhfvg6 )fpf0cnfy5f yfpfh cfk']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kazslogan.detector import Detector
    from kazslogan.errors import (
        KazsloganError,
        MissingExtraError,
        Problem,
        RuleError,
        TransliterationError,
        UnknownNameError,
        WorkerError,
    )
    from kazslogan.generator.near_misses import NearMiss, near_misses
    from kazslogan.generator.variants import Variant, variants
    from kazslogan.models import Absence, Disguise, Edit, Identity, Level, Match, Part, Span, Step, replay
    from kazslogan.rules.find import RuleSetInfo, available_rulesets
    from kazslogan.rules.model import Rule, RuleSet
    from kazslogan.text.normalize import normalize
    from kazslogan.translit import detect_scheme, schemes, transliterate

_HOMES = {
    "detector": ("Detector",),
    "errors": (
        "KazsloganError",
        "MissingExtraError",
        "Problem",
        "RuleError",
        "TransliterationError",
        "UnknownNameError",
        "WorkerError",
    ),
    "generator.near_misses": ("NearMiss", "near_misses"),
    "generator.variants": ("Variant", "variants"),
    "models": ("Absence", "Disguise", "Edit", "Identity", "Level", "Match", "Part", "Span", "Step", "replay"),
    "rules.find": ("RuleSetInfo", "available_rulesets"),
    "rules.model": ("Rule", "RuleSet"),
    "text.normalize": ("normalize",),
    "translit": ("detect_scheme", "schemes", "transliterate"),
}
_HOME_OF = {name: f"kazslogan.{home}" for home, names in _HOMES.items() for name in names}

__version__ = "0.1.0"
__all__ = [
    "Absence",
    "Detector",
    "Disguise",
    "Edit",
    "Identity",
    "KazsloganError",
    "Level",
    "Match",
    "MissingExtraError",
    "NearMiss",
    "Part",
    "Problem",
    "Rule",
    "RuleError",
    "RuleSet",
    "RuleSetInfo",
    "Span",
    "Step",
    "TransliterationError",
    "UnknownNameError",
    "Variant",
    "WorkerError",
    "__version__",
    "available_rulesets",
    "detect_scheme",
    "near_misses",
    "normalize",
    "replay",
    "schemes",
    "transliterate",
    "variants",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that ``import kazslogan`` costs next to nothing (PEP 562)."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'kazslogan' has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
