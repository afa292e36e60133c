"""Turn rules as people write them into frames: slots to be filled, each with all its wordings.

The phrases of a rule that have the same named slots, in whatever language and order, share one frame, so that a text
may change the language from slot to slot. Phrases that are one piece (their words stand together, in their order)
share one slot.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

import regex

from kazslogan.models import Disguise
from kazslogan.rules.frame import Arrangement, Frame, SlotWordings, Wording
from kazslogan.rules.inflect import inflect
from kazslogan.rules.languages import Language, language, language_of
from kazslogan.rules.letters import plain
from kazslogan.rules.model import Rule, RuleSet, Slot
from kazslogan.rules.moved import moved
from kazslogan.rules.roles import PARTS, Roles, roles_of
from kazslogan.rules.splits import WORD, splits, units_of, whole_of
from kazslogan.rules.switched import Spoken, switched
from kazslogan.rules.template import SlotRef, expand, parse

__all__ = ["compile_rule", "compile_ruleset"]

_HAN_SPACE = regex.compile(r"(?<=\p{Han})\s+(?=\p{Han})")
_REQUEST_AND_OBJECT = 2  # words
_ARABIC = regex.compile(r"\p{Arabic}")


def compile_rule(rule: Rule, ruleset: RuleSet) -> tuple[Frame, ...]:
    """Return the frames of one rule of a (validated) rule set."""
    return _compile_rule(rule, _Filled(ruleset.slots))


def compile_ruleset(ruleset: RuleSet) -> tuple[Frame, ...]:
    """Return the frames of all rules of a (validated) rule set, in the order of the rules."""
    shared = _Filled(ruleset.slots)
    return tuple(frame for rule in ruleset.rules for frame in _compile_rule(rule, shared))


class _Filled(dict[str, SlotWordings]):
    """The named slots with their wordings, which are listed when a rule needs them."""

    def __init__(self, slots: Mapping[str, Slot]) -> None:
        super().__init__()
        self.slots = dict(slots)

    def __missing__(self, name: str) -> SlotWordings:
        self[name] = _slot_wordings(name, self.slots[name], self.slots)
        return self[name]


def _compile_rule(rule: Rule, shared: _Filled) -> tuple[Frame, ...]:
    """Return the frames of one rule; ``shared``: the slots of its rule set."""
    wordings = _Filled({**shared.slots, **rule.slots}) if rule.slots else shared
    frames: dict[tuple[str, ...], tuple[list[SlotWordings], dict[Arrangement, None]]] = {}
    wholes: dict[Wording, None] = {}
    for tag, templates in rule.phrases.items():
        for number, template in enumerate(templates):
            for items in _wordings(template, tag):
                for split in splits(items, language_of(template, tag)):
                    whole = whole_of(split)
                    if whole:
                        wholes |= dict.fromkeys(_whole_wordings(whole, tag, rule.order == "fixed"))
                    if len(split.parts) == 1 and whole:
                        continue
                    named = [part.name for part in split.parts if isinstance(part, SlotRef)]
                    anonymous = len(named) < len(split.parts)
                    key = tuple(sorted(named)) + ((f"{tag}:{number}:{split.parts}",) if anonymous else ())
                    filled = [_fill(part, tag, wordings) for part in split.parts]
                    known, arrangements = frames.setdefault(key, (filled, {}))
                    names = [slot.name for slot in known]
                    order = tuple(names.index(slot.name) for slot in filled)
                    arrangements[Arrangement(tag, order, split.separators, split.free)] = None
    spoken = [] if rule.order == "fixed" else _first_phrases(rule)
    wholes |= dict.fromkeys(switched(spoken))
    if wholes:
        tags = dict.fromkeys(wording.language for wording in wholes)
        frames["",] = [SlotWordings("", tuple(wholes))], {Arrangement(tag, (0,), (), False): None for tag in tags}
    mixed = _mixed(spoken)
    if mixed is not None:
        frames["", ""] = mixed
    guards = _guards(rule)
    return tuple(
        Frame(rule.id, rule.level, tuple(known), tuple(arrangements), rule.order == "fixed", *guards)
        for known, arrangements in frames.values()
    )


def _whole_wordings(text: str, tag: str, fixed: bool) -> list[Wording]:
    """Return the wordings of a phrase that is one piece; unless its order is fixed, some words may stand elsewhere."""
    found = list(_formed(text, tag))
    if fixed:
        return found
    lang = language_of(text, tag)
    return found + [
        Wording(turned, text, tag, Disguise.ORDER)
        for wording in found
        for turned in moved(wording.text, lang, units_of(wording.text, lang, by_word=True))
    ]


def _first_phrases(rule: Rule) -> list[Spoken]:
    """Return the first phrase of each language, if it is plain text."""
    found: list[Spoken] = []
    for tag, templates in rule.phrases.items():
        first, *others = _wordings(templates[0], tag)[0]
        if isinstance(first, str) and not others:
            found.append(Spoken.of(first, tag))
    return found


def _mixed(phrases: Sequence[Spoken]) -> tuple[list[SlotWordings], dict[Arrangement, None]] | None:
    """Return the parts that phrases of several languages have in common; None if they have none."""
    told: dict[str, Roles] = {}
    for spoken in phrases:
        roles = roles_of(spoken.text, spoken.lang, spoken.units)
        told |= {spoken.tag: roles} if roles else {}
    fewest = min((len(roles.parts) for roles in told.values()), default=0)
    told = {tag: roles for tag, roles in told.items() if len(roles.parts) == fewest}
    if len(told) < 2:
        return None
    filled = [[_formed(part, tag) for part in roles.parts] for tag, roles in told.items()]
    slots = [SlotWordings(name, tuple(itertools.chain(*same))) for name, *same in zip(PARTS, *filled, strict=False)]
    arrangements = (
        Arrangement(tag, roles.order, roles.separators, language(tag).free_order) for tag, roles in told.items()
    )
    return slots, dict.fromkeys(arrangements)


def _wordings(template: str, tag: str) -> list[tuple[str | SlotRef, ...]]:
    """Return the wordings of a template, in plain letters; Kazakh in Arabic letters in Cyrillic ones as well.

    Only these have all vowels, from which other spellings and forms of the words can be told.
    """
    found = [
        tuple(plain(item) if isinstance(item, str) else item for item in items) for items in expand(parse(template))
    ]
    lang = language_of(template, tag)
    if lang.tag == "kk" and _ARABIC.search(template):
        found += [tuple(_in_cyrillic(item) if isinstance(item, str) else item for item in items) for items in found]
    return [*found, *(shorter for items in found if (shorter := _without_subject(items, lang)))]


def _without_subject(items: tuple[str | SlotRef, ...], lang: Language) -> tuple[str | SlotRef, ...]:
    """Return a wording without a first word that its verb says as well: (Біз) жерді сатпаймыз; nothing if none does."""
    first, _, rest = items[0].partition(" ") if items and isinstance(items[0], str) else ("", "", "")
    words = WORD.findall(rest.casefold())
    is_said = first.casefold() in lang.droppable and any(_is_personal(word, lang) for word in words)
    return (rest, *items[1:]) if is_said and len(words) > 1 else ()


def _in_cyrillic(text: str) -> str:
    """Return Kazakh in Arabic letters in Cyrillic ones."""
    from kazslogan.translit import transliterate  # few rules need it

    return transliterate(text, "kk-arab-press", reverse=True)


def _guards(rule: Rule) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    languages = [language(tag) for tag in rule.phrases]
    emphatic = frozenset().union(
        *(
            language(tag).emphatic
            for tag, templates in rule.phrases.items()
            for template in templates
            for items in _wordings(template, tag)
            if language(tag).negates("".join(item for item in items if isinstance(item, str)))
        )
    )
    # A filler of one language may be a preposition or negation of another.
    taken = frozenset().union(*(each.proclitics | each.negators_before | each.negators_after for each in languages))
    return (
        _distinct(
            rule.unless.before,
            *(sorted(each.negators_before - emphatic | each.others_before | each.denials) for each in languages),
        ),
        _distinct(rule.unless.after, *(sorted(each.negators_after | each.others_after) for each in languages)),
        _distinct(*(sorted(each.fillers - taken) for each in languages)),
    )


def _distinct(*lists: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(itertools.chain.from_iterable(lists)))


def _slot_wordings(name: str, slot: Slot, slots: dict[str, Slot]) -> SlotWordings:
    found: dict[tuple[str, str], Wording] = {}

    def add(wording: Wording) -> None:
        known = found.get((wording.text.casefold(), wording.language))
        if known is None or (known.disguise and not wording.disguise):
            found[(wording.text.casefold(), wording.language)] = wording

    for tag, templates in slot.phrases.items():
        for template in templates:
            for text, base in _plain(template, tag, slots):
                add(Wording(text, base, tag, None if text == base else Disguise.CODE_SWITCH))
                if text == base and slot.inflect:
                    for form in _inflected(text, tag, by_case=False):
                        add(Wording(form, base, tag, Disguise.INFLECTION))
    return SlotWordings(name, tuple(found.values()), slot.unless)


def _plain(template: str, tag: str, slots: dict[str, Slot]) -> list[tuple[str, str]]:
    """Return the wordings of a slot's template, each with the one of ``tag`` alone that it stands for."""
    found: dict[tuple[str, str], None] = {}
    for items in _wordings(template, tag):
        choices: list[list[tuple[str, str]]] = []
        for item in items:
            if not isinstance(item, SlotRef):
                choices.append([(item, item)])
                continue
            inner = slots[item.name].phrases
            own = [pair for text in inner.get(tag, ()) for pair in _plain(text, tag, slots)]
            default = own[0][1] if own else next(iter(inner.values()))[0]
            foreign = [
                (pair[0], default) for other in inner if other != tag for text in inner[other]
                for pair in _plain(text, other, slots)
            ]  # fmt: skip
            choices.append(own + foreign)
        for choice in itertools.product(*choices):
            found[_tidy(part for part, _ in choice), _tidy(part for _, part in choice)] = None
    return list(found)


def _tidy(parts: Iterable[str]) -> str:
    """Join the parts of a wording; Han text has no spaces."""
    tidy: str = _HAN_SPACE.sub("", " ".join("".join(parts).split()))
    return tidy


def _inflected(text: str, tag: str, by_case: bool) -> list[str]:
    """Return the forms of a wording in which one word is inflected.

    ``by_case``: whether other words than the verb may be, where it stands last; the wordings of a slot list them.
    """
    words = text.split()
    lang = language_of(text, tag)
    places = range(len(words)) if by_case or not lang.verb_final else [len(words) - 1]
    forms = (
        " ".join([*words[:place], *form.split(), *words[place + 1 :]])
        for place in places
        for form in _forms(words, place, lang)
    )
    return [form for form in forms if form]


def _forms(words: Sequence[str], place: int, lang: Language) -> Iterable[str]:
    """Return the forms of a word; a preposition, or what is behind one, is no verb: zu Hause.

    Where the verb stands last, the others are none either.
    """
    if not lang.verb_final and any(word.casefold() in lang.proclitics for word in words[max(0, place - 1) : place + 1]):
        return lang.inflection.words.get(words[place].casefold(), ())
    forms = inflect(words[place], lang.tag, by_case=lang.verb_final and place < len(words) - 1)
    if place and lang.personal and words[place - 1].casefold() in lang.negation:
        return [form for form in forms if not _is_personal(form, lang)]  # не рубим: a statement
    return forms


def _is_personal(word: str, lang: Language) -> bool:
    """Tell whether a word ends like a verb that says who does it."""
    return re.search(f"(?:{lang.personal})$", word) is not None


def _fill(part: SlotRef | str, tag: str, wordings: dict[str, SlotWordings]) -> SlotWordings:
    return wordings[part.name] if isinstance(part, SlotRef) else SlotWordings(f"{tag}:{part}", _formed(part, tag))


def _formed(text: str, tag: str) -> tuple[Wording, ...]:
    """Return a text and its forms; a request of two words may be turned round."""
    forms = {text: Wording(text, text, tag)}
    for form in _inflected(text, tag, by_case=True):
        forms.setdefault(form, Wording(form, text, tag, Disguise.INFLECTION))
    lang = language_of(text, tag)
    units = units_of(text, lang, by_word=True)
    if len(units) == len(text.split()) == _REQUEST_AND_OBJECT and lang.free_order and lang.asks(text):
        for form in list(forms):
            first, _, last = form.partition(" ")
            forms.setdefault(f"{last} {first}", Wording(f"{last} {first}", text, tag, Disguise.ORDER))
    return tuple(forms.values())
