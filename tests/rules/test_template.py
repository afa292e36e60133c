"""Templates: what the marks mean, how many wordings they stand for, and what is wrong with bad ones."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazslogan.rules.template import (
    Alternatives,
    Optional_,
    Permutation,
    Sequence,
    Size,
    SlotRef,
    TemplateError,
    Text,
    expand,
    measure,
    parse,
    slot_names,
)


def plain(template: str, **slots: str) -> list[str]:
    """The wordings of a template as strings, slots in braces."""
    nodes = {name: (parse(text),) for name, text in slots.items()}
    return [
        "".join(piece if isinstance(piece, str) else f"{{{piece.name}}}" for piece in wording)
        for wording in expand(parse(template), nodes)
    ]


def test_nodes() -> None:
    assert parse("a (b|c) [d] {e} (f;g)") == Sequence(
        (
            Text("a "),
            Alternatives((Sequence((Text("b"),)), Sequence((Text("c"),)))),
            Text(" "),
            Optional_(Sequence((Text("d"),))),
            Text(" "),
            SlotRef("e"),
            Text(" "),
            Permutation((Sequence((Text("f"),)), Sequence((Text("g"),)))),
        )
    )


@pytest.mark.parametrize(
    ("template", "wordings"),
    [
        ("Үйде бол", ["Үйде бол"]),
        ("[Дональд] Трамп [мырза]", ["Трамп", "Трамп мырза", "Дональд Трамп", "Дональд Трамп мырза"]),
        ("назар (сал|аудар)", ["назар сал", "назар аудар"]),
        ("(назар|көңіл) (сал|бөл)", ["назар сал", "назар бөл", "көңіл сал", "көңіл бөл"]),
        ("обрат(и|ите) внимание", ["обрати внимание", "обратите внимание"]),
        ("[very] [very] good", ["good", "very good", "very very good"]),
        ("pay [close|more] attention", ["pay attention", "pay close attention", "pay more attention"]),
        ("(a;b;c)", ["a b c", "a c b", "b a c", "b c a", "c a b", "c b a"]),
        ("[a;b] c", ["c", "a b c", "b a c"]),
        ("(a|(b|[c] d))", ["a", "b", "d", "c d"]),
        ("{x}, {y} z", ["{x}, {y} z"]),
        ("{ x } [{y}]", ["{x}", "{x} {y}"]),
        ("Трамп [мырза], сал", ["Трамп, сал", "Трамп мырза, сал"]),
        ("  a \t\n b  ", ["a b"]),
        (r"\(a\) \[b\] \{c\} d\|e f\;g \\", ["(a) [b] {c} d|e f;g \\"]),
        ("Stay home; save lives", ["Stay home; save lives"]),
        ("(a|a)", ["a"]),
        ("", [""]),
    ],
)
def test_wordings(template: str, wordings: list[str]) -> None:
    assert plain(template) == wordings


def test_slots_are_filled_in_only_if_given() -> None:
    assert plain("to {x} {y}", x="(a|b)") == ["to a {y}", "to b {y}"]
    assert plain("to {x}", x="the {y}", y="c") == ["to the c"]


def test_a_slot_inside_itself_stays_a_reference() -> None:
    assert plain("{x}", x="a {x}") == ["a {x}"]


@pytest.mark.parametrize(
    ("template", "position", "message"),
    [
        ("Трамп [мырза", 6, "'[' is never closed"),
        ("a (b|c", 2, "'(' is never closed"),
        ("a {slot", 2, "'{' is never closed"),
        ("a) b", 1, "')' has no opening bracket"),
        ("a ] b", 2, "']' has no opening bracket"),
        ("a } b", 2, "'}' has no opening bracket"),
        ("(a]", 2, "']' closes '('"),
        ("[a)", 2, "')' closes '['"),
        ("(a}", 2, "'}' closes '('"),
        ("a|b", 1, "'|' outside brackets"),
        ("a ()", 3, "nothing stands before ')'"),
        ("[ ]", 2, "nothing stands before ']'"),
        ("(a|)", 3, "nothing stands before ')'"),
        ("(|a)", 1, "nothing stands before '|'"),
        ("(a;)", 3, "nothing stands before ')'"),
        ("(a|b;c)", 4, "'|' and ';' in one group"),
        ("{}", 0, "'{}' is no slot name"),
        ("{a b}", 0, "'{a b}' is no slot name"),
        ("{{a}}", 0, "'{{a}' is no slot name"),
        ("a\\", 1, "'\\' at the end"),
        ("(" * 30 + "a" + ")" * 30, 20, "more than 20 brackets inside each other"),
    ],
)
def test_errors(template: str, position: int, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        parse(template)
    assert (caught.value.position, caught.value.message) == (position, message)
    assert caught.value.fix
    assert str(caught.value) == f"column {position + 1}: {message}; {caught.value.fix}"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 (just made)


@pytest.mark.parametrize("template", ["[a] " * 40, "(a;b;c;d;e;f;g;h)", "(a|b) " * 11])
def test_too_many_wordings_are_refused_without_making_them(template: str) -> None:
    with pytest.raises(TemplateError, match="more than 2000 wordings"):
        expand(parse(template))


def test_the_limit_can_be_set() -> None:
    assert len(expand(parse("(a|b) (c|d)"), limit=4)) == 4
    with pytest.raises(TemplateError, match="more than 3 wordings"):
        expand(parse("(a|b) (c|d)"), limit=3)


def test_measure_is_safe_where_expansion_would_not_be() -> None:
    doubling = {f"s{n}": (parse(f"{{s{n + 1}}} {{s{n + 1}}}"),) for n in range(60)} | {"s60": (parse("lol"),)}
    assert measure(parse("{s0}"), doubling).longest > 10**9
    assert measure(parse("[a]" * 100_000), {}).wordings == 10**9
    assert measure(parse("哈萨克[斯坦]"), {}) == Size(2, 4.5, 7.5, 5)


def test_slot_names() -> None:
    assert slot_names(parse("{b} ({a}|[{c}]) ({b};x)")) == ("b", "a", "c")


NODES = st.recursive(
    st.sampled_from(["a", "б ", " ә", "{x}", "\\(", ", "]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner.filter(str.strip), min_size=1, max_size=3).map(lambda parts: f"({'|'.join(parts)})"),
        st.lists(inner.filter(str.strip), min_size=2, max_size=3).map(lambda parts: f"({';'.join(parts)})"),
        inner.filter(str.strip).map(lambda part: f"[{part}]"),
    ),
    max_leaves=8,
)


@given(NODES)
def test_measure_agrees_with_expansion(template: str) -> None:
    node = parse(template)
    size = measure(node, {})
    if size.wordings > 500:
        return
    texts = ["".join(piece for piece in wording if isinstance(piece, str)) for wording in expand(node)]
    letters = [sum(map(str.isalpha, text)) for text in texts]
    assert len(texts) <= size.wordings
    assert (min(letters), max(letters)) == (size.fewest, size.most)
    assert all(text == " ".join(text.split()) for text in plain(template))


@given(st.text(alphabet="ab ()[]{}|;\\Ә", max_size=30))
def test_any_text_is_read_or_refused_with_its_place(template: str) -> None:
    try:
        node = parse(template)
    except TemplateError as error:
        position = error.position
    else:
        assert parse(template) == node
        return
    assert 0 <= position < len(template)
