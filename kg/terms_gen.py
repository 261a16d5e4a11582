"""Write ``kg/terms.py`` from the ontology: ``python -m kg.terms_gen``."""

from __future__ import annotations

import keyword
from pathlib import Path

from rdflib import OWL, RDF, Graph, URIRef

from kg.iris import DEFAULT_BASE
from kg.resources import data_directory

__all__ = ["main", "render"]

_KINDS = {
    "Classes": (OWL.Class,),
    "Properties": (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty),
    "Values": (OWL.NamedIndividual,),
}
_HEAD = '''"""Terms of the ontology as constants, named as there. Made by ``python -m kg.terms_gen``: edit kg.ttl."""

# ruff: noqa: N816

from __future__ import annotations

from typing import Final

from rdflib import URIRef

from kg.iris import NS
'''


def render(turtle: str) -> str:
    """The text of ``kg/terms.py`` for an ontology in Turtle."""
    graph = Graph().parse(data=turtle, format="turtle")
    groups = {
        title: sorted({_local(s) for kind in kinds for s in graph.subjects(RDF.type, kind)} - {""})
        for title, kinds in _KINDS.items()
    }
    names = sorted(_constant(name) for group in groups.values() for name in group)
    lines = [_HEAD, "__all__ = [", *(f'    "{name}",' for name in names), "]"]
    for title, group in groups.items():
        lines += ["", f"# {title}"]
        lines += [f'{_constant(name)}: Final = URIRef(NS + "{name}")' for name in group]
    return "\n".join(lines) + "\n"


def _local(term: object) -> str:
    """The local name of one of our own terms, else the empty text."""
    namespace = f"{DEFAULT_BASE}ns#"
    own = isinstance(term, URIRef) and term.startswith(namespace)
    return str(term).removeprefix(namespace) if own else ""


def _constant(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name


def main() -> None:
    """Write the file beside this one."""
    turtle = (data_directory("ontology") / "kg.ttl").read_text(encoding="utf-8")
    Path(__file__).with_name("terms.py").write_text(render(turtle), encoding="utf-8")


if __name__ == "__main__":
    main()
