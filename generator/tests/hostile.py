"""APIs whose every text is hostile: what the hostile-text tests of all targets draw."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import Phase
from hypothesis import strategies as st
from onespec import ir

LEAK = "leaked7f3"
"""Stands in every text of the document; it may appear in string literals alone."""

PIECES = (
    *('"', "'", '"""', "'''", "\\", "\n", "\r\n", "\t", "\0", "{{", "}}", "{%", "%}", "#", ")", "(", ":", ",", " "),
    *("\u202e", "\ud800", "\N{LINE SEPARATOR}", "\\N{BULLET}", "\nimport os\n", "$", "class", "None", "0"),
)
pieces = st.sampled_from(PIECES)
texts = st.builds(
    lambda before, after: f"{''.join(before)}{LEAK}{''.join(after)}",
    st.lists(pieces, max_size=4),
    st.lists(pieces, max_size=4),
)
wires = texts.map(lambda text: f"${text}")  # a key that reads as an identifier may become one
words = st.lists(
    st.text(max_size=6)
    | st.sampled_from(["class", "list", "str", "self", "model", "config", "json", "import", "none", "2fa", "options"]),
    max_size=3,
).map(tuple)
defaults = st.none() | st.builds(
    ir.Default, st.none() | st.booleans() | st.integers() | texts | st.lists(texts, max_size=2).map(tuple)
)
limits = st.builds(
    ir.Limits, minimum=st.none() | st.integers(), pattern=st.none() | texts, max_length=st.none() | st.integers(0, 9)
)


@st.composite
def apis(draw: st.DrawFn) -> ir.Api:
    names = draw(st.lists(words.filter(bool), min_size=3, max_size=5, unique=True))
    types = st.deferred(
        lambda: (
            st.builds(
                ir.Scalar, st.sampled_from(["string", "integer", "datetime", "uuid", "bytes"]), st.none() | limits
            )
            | st.builds(ir.Const, texts | st.booleans() | st.none() | st.integers())
            | st.builds(ir.Ref, st.sampled_from(names))
            | st.builds(ir.ListOf, types)
            | st.builds(ir.MapOf, types)
            | st.builds(ir.Nullable, types)
            | st.just(ir.Any())
        )
    )
    fields = st.lists(
        st.builds(ir.Field, words, wires, types, st.booleans(), doc=texts, default=defaults, deprecated=st.booleans()),
        max_size=4,
        unique_by=lambda each: each.wire,
    ).map(tuple)
    modules = st.lists(words.filter(bool), min_size=2, max_size=2)
    module = st.sampled_from(draw(modules))
    roles = st.sampled_from(["input", "output", "both"])
    model = st.builds(ir.Model, st.just(()), fields, texts, roles, st.just(ir.Any()) | types, module)
    values = st.lists(st.builds(ir.EnumValue, words, texts), min_size=1, max_size=3).map(tuple)
    enum = st.builds(ir.Enum, st.just(()), values, doc=texts, open=st.booleans(), role=roles, module=module)
    variants = st.lists(st.builds(ir.Variant, types, st.lists(texts, max_size=2).map(tuple)), min_size=1, max_size=3)
    union = st.builds(
        ir.Union,
        st.just(()),
        variants.map(tuple),
        st.sampled_from(["", "type", "$t", '"\n']),
        texts,
        st.booleans(),
        roles,
        module,
    )
    alias = st.builds(ir.Alias, st.just(()), types, texts, roles, module)
    declared = [
        _named(draw(model if number == 0 else model | enum | union | alias), name) for number, name in enumerate(names)
    ]
    return _api(draw, tuple(declared), types)


def _named(declaration: ir.Declaration, name: ir.Name) -> ir.Declaration:
    return replace(declaration, name=name)


def _api(draw: st.DrawFn, types: tuple[ir.Declaration, ...], any_type: st.SearchStrategy[ir.Type]) -> ir.Api:
    path = draw(st.lists(texts.filter(lambda text: not {"{", "}"} & set(text)), max_size=2, unique=True))
    inside = [
        ir.Parameter(draw(words), wire, "path", ir.Scalar("string"), True, draw(texts), style="simple") for wire in path
    ]
    outside = draw(
        st.lists(
            st.builds(
                ir.Parameter,
                words,
                texts,
                st.sampled_from(["query", "header"]),
                any_type,
                st.booleans(),
                doc=texts,
                default=defaults,
                style=st.sampled_from(["form", "simple", "deepObject", "json"]),
            ),
            max_size=3,
        )
    )
    body = st.none() | st.builds(
        ir.Body, st.sampled_from(["json", "form", "text"]), texts, any_type, st.booleans(), st.booleans()
    )
    result = (
        st.just(ir.Nothing())
        | st.builds(ir.Response, any_type)
        | st.builds(ir.Page, any_type, any_type, texts, st.just("cursor"), texts, texts)
        | st.builds(ir.Stream, any_type, terminator=texts, terminal=st.lists(texts, max_size=2).map(tuple))
    )
    operation = st.builds(
        ir.Operation,
        texts,
        words,
        st.just("POST"),
        st.just("/" + "/".join(f"{{{wire}}}" for wire in path)),
        result,
        texts,
        texts,
        st.just((*inside, *outside)),
        body,
        errors=st.just(("400", "default", "5XX")),
        server=texts,
        deprecated=st.booleans(),
        auth=st.none() | st.just(((draw(texts),),)),
    )
    calls = st.lists(operation, max_size=2, unique_by=lambda each: each.id).map(tuple)
    leaf = st.builds(ir.Resource, words.filter(bool), calls, doc=texts)
    nested = st.lists(leaf, max_size=2, unique_by=lambda each: each.name).map(tuple)
    resource = st.builds(ir.Resource, words.filter(bool), calls, nested, texts)
    resources = st.lists(resource, max_size=3, unique_by=lambda each: each.name)
    codes = st.lists(st.builds(ir.ErrorCode, texts, st.sampled_from([400, 404, 503]), words, texts), max_size=3)
    return ir.Api(
        draw(texts),
        draw(texts),
        ir.Client(
            draw(texts).replace(LEAK, "Name"),
            "package",
            draw(texts),
            draw(texts),
            draw(texts),
            ((draw(texts), draw(texts)),),
        ),
        ir.Resource((), draw(calls), tuple(draw(resources))),
        types,
        (ir.Server(draw(texts)),),
        (ir.Auth(draw(texts), "api_key", draw(texts)),),
        ir.Errors(envelope=draw(texts), codes=tuple(draw(codes))),
        doc=draw(texts),
    )


PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking a whole API takes minutes and adds little
