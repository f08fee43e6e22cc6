"""Los mismos archivos, estropeados: lo que deja quien escribe con prisa, copia y pega o guarda mal."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy, composite

from tests.generadores import HOSTILES, VIGENCIA, Cuerpo, Datos, cuerpos

Lugar = tuple[str | int, ...]

DISPARATES: SearchStrategy[Any] = st.one_of(
    st.sampled_from(
        (
            None,
            "",
            " ",
            [],
            {},
            [[]],
            {"sin_dato": None},
            {"sin_dato": ""},
            {"no_aplica": "x", "sin_dato": "y"},
            "2024-02-31",
            "31/02/2024",
            "0000-00-00",
            date(1, 1, 1),
            date(9999, 12, 31),
            "2024-T9",
            "1.250",
            "1,5",
            -1,
            10**30,
            1e308,
            "NaN",
            True,
            "Sí",
            "i0",
            "i99",
            "../../etc",
            "con",
            "a" * 5000,
            "a b " * 1250,
            "a\nb",
            "\x07",
            "\u202e",
        )
    ),
    st.sampled_from(HOSTILES),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=20),
    st.dictionaries(
        st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=5), st.integers(), max_size=2
    ),
)


def _lugares(datos: Any, lugar: Lugar = ()) -> Iterator[Lugar]:
    """Cada lugar de los datos, de afuera hacia adentro."""
    pasos = datos.items() if isinstance(datos, dict) else enumerate(datos) if isinstance(datos, list) else ()
    for paso, valor in pasos:
        yield (*lugar, paso)
        yield from _lugares(valor, (*lugar, paso))


@composite
def cuerpos_estropeados(draw: DrawFn) -> Cuerpo:
    """Una instancia con uno o dos daños: en un dato, en una clave, o en los bytes del archivo."""
    cuerpo = draw(cuerpos())
    for _ in range(draw(st.integers(1, 2))):
        cual = draw(st.sampled_from(("instancia", "vigencia")))
        cuerpo = replace(cuerpo, **{cual: _danados(draw, getattr(cuerpo, cual))})
    if draw(st.integers(0, 3)) == 0:
        cuerpo = replace(cuerpo, crudos=dict([draw(_archivos_crudos(cuerpo))]))
    return cuerpo


def _danados(draw: DrawFn, datos: Datos) -> Datos:
    danados = deepcopy(datos)
    *padres, ultimo = draw(st.sampled_from(list(_lugares(danados))))
    dueno: Any = danados
    for paso in padres:
        dueno = dueno[paso]
    dano = draw(st.sampled_from(("quitar", "disparate", "repetir", "llave")))
    if dano == "quitar":
        del dueno[ultimo]
    elif dano == "repetir" and isinstance(dueno, list):
        dueno.append(deepcopy(dueno[ultimo]))
    elif dano == "llave" and isinstance(dueno, dict):
        dueno[draw(st.sampled_from(("clabe", "", "fecha", "ñ", "sin_dato", str(ultimo).upper())))] = dueno[
            ultimo
        ]
    else:
        dueno[ultimo] = draw(DISPARATES)
    return danados


def _archivos_crudos(cuerpo: Cuerpo) -> SearchStrategy[tuple[str, bytes]]:
    nombres = st.sampled_from(("instancia.yaml", f"{VIGENCIA}.yaml", f"textos/{cuerpo.periodo.clave}.md"))
    contenidos = st.one_of(
        st.binary(max_size=120),
        st.text(max_size=120).map(lambda texto: texto.encode("utf-8", "surrogatepass")),
        st.sampled_from(
            (
                b"",
                b"\xef\xbb\xbfesquema: 1\r\n",
                b"esquema: 1\nesquema: 1\n",
                b"a: &b [*b]\n",
                b"{" * 5000,
                b"- " * 3000,
                "esquema: 1\n".encode("utf-16"),
                b"\x00" * 40,
                "instancia: ñ".encode("cp1252"),
                b"!!python/object:os.system x",
            )
        ),
    )
    return st.tuples(nombres, contenidos)
