"""Con cualquier expediente, lo que las reglas escriben es español y no deja ver lo que falta por dentro."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.decision import EstadoDeDecision, TipoDeDecision
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.plan import TipoDeMeta
from informe_lib.modelo.quorum import ReglaDeQuorum
from informe_lib.modelo.sesion import EstadoDeAsistencia, EstadoDeSesion, TipoDeSesion
from informe_lib.presentacion.bloques import corrido
from informe_lib.presentacion.narrativa import narrar, puntos_principales
from tests.indicadores.expedientes import expediente_de

SILLAS = ("Hacienda", "IDPAC", "Salud")
FUNCIONES = ("Adoptar el plan", "Rendir  cuentas.\n", "Inspeccionar")
DIAS = st.dates(date(2023, 6, 1), date(2025, 3, 1))
LITERALES = st.sampled_from(
    ["Marea alta.", " dos  espacios ", "con «comillas»", "{h.nada} {}", "a\nb", "algo..."]
)
MOTIVOS = LITERALES | st.builds(lambda motivo: {"sin_dato": motivo}, LITERALES)
ILEGIBLE = st.just({"sin_dato": "no se lee, etc."})
CANTIDADES = st.sampled_from([0, 1, 2, 21, 100.5]) | st.builds(lambda motivo: {"sin_dato": motivo}, LITERALES)


def valores(opciones: type) -> st.SearchStrategy[str]:
    return st.sampled_from([opcion.value for opcion in opciones])


SESIONES = st.lists(
    st.fixed_dictionaries(
        {"fecha": DIAS, "estado": valores(EstadoDeSesion), "tipo": valores(TipoDeSesion), "motivo": MOTIVOS},
        optional={
            "programada_para": DIAS,
            "reprogramada_a": st.sampled_from(["1", "2", "nadie"]),
            "asistencia": st.dictionaries(st.sampled_from(SILLAS), valores(EstadoDeAsistencia)),
            "funciones": st.lists(st.sampled_from(FUNCIONES), unique=True),
        },
    ),
    max_size=8,
).map(lambda sesiones: [{"clave": str(numero)} | una for numero, una in enumerate(sesiones)])
DECISIONES = st.lists(
    st.fixed_dictionaries(
        {
            "fecha": DIAS,
            "tipo": valores(TipoDeDecision),
            "texto": LITERALES,
            "seguimientos": st.lists(
                st.fixed_dictionaries({"fecha": DIAS, "estado": valores(EstadoDeDecision)}), max_size=2
            ),
        },
        optional={"fecha_limite": DIAS},
    ),
    max_size=5,
).map(lambda decisiones: [{"clave": str(numero)} | una for numero, una in enumerate(decisiones)])
AVANCES = st.lists(
    st.fixed_dictionaries(
        {"periodo": st.sampled_from(["2024-S1", "2024-S2"])},
        optional={"programado": CANTIDADES, "ejecutado": CANTIDADES},
    ),
    max_size=2,
    unique_by=lambda avance: avance["periodo"],
)
ACTIVIDADES = st.lists(
    st.fixed_dictionaries(
        {"texto": LITERALES, "tipo_de_meta": valores(TipoDeMeta), "avances": AVANCES},
        optional={
            "programado_anual": CANTIDADES,
            "linea_base": CANTIDADES,
            "unidad": st.sampled_from(["faros", "visitas", "%"]),
            "cifra_ejecutada": st.just("nadie_la_registra"),
        },
    ),
    max_size=6,
).map(lambda actividades: [{"clave": str(numero)} | una for numero, una in enumerate(actividades)])
ENTRADAS = st.fixed_dictionaries({
    "periodo": st.sampled_from(["2024-S1", "2024-S2", "2024-T2", "2024-M05", "2024-A"]),
    "instancia": st.sampled_from([{}, {"minimo_de_sesiones": 1}, {"minimo_de_sesiones": 4}]),
    "reglamentos": st.lists(
        st.fixed_dictionaries({"fecha": DIAS}, optional={"quorum": valores(ReglaDeQuorum) | ILEGIBLE}),
        max_size=2,
    ),
    "integrantes": st.just([{"clave": silla} for silla in SILLAS]),
    "funciones": st.just([{"clave": funcion} for funcion in FUNCIONES]),
    "sesiones": SESIONES,
    "decisiones": DECISIONES,
    "plan": st.fixed_dictionaries({"actividades": ACTIVIDADES}),
})  # fmt: skip


def dichos(expediente: Expediente, alcance: Alcance) -> Iterator[str]:
    for clave in ("plan", "analisis", "sintesis"):
        yield from (corrido(parrafo.tramos) for parrafo in narrar(clave, expediente, alcance))
    puntos = puntos_principales(expediente, alcance)
    if puntos:
        yield from map(corrido, puntos.elementos)


@settings(max_examples=40)
@given(ENTRADAS, st.sampled_from(list(Alcance)))
def test_todo_lo_que_las_reglas_escriben_es_una_oracion_completa_y_limpia(
    entrada: dict, alcance: Alcance
) -> None:
    for dicho in dichos(expediente_de(entrada), alcance):
        assert dicho.endswith(".")
        assert not re.search(r"\s\s|^\s|\s[.,;:)]|\(\s|(?<!\.)\.\.(?!\.)|\n", dicho)
        assert not re.search(r"\b(None|nan|NaN|NA|NaT|True|False|inf)\b|<NA>|Ausencia|h\.[a-z_]+\}$", dicho)
        assert dicho[0].isupper() or dicho[0] in "«"
        assert not re.search(
            r"\b(uno|una|un|1) (sesiones|funciones|actividades|decisiones|compromisos|días)\b", dicho
        )


@settings(max_examples=40)
@given(ENTRADAS, st.sampled_from(list(Alcance)))
def test_lo_principal_son_tres_frases_distintas_o_menos(entrada: dict, alcance: Alcance) -> None:
    puntos = puntos_principales(expediente_de(entrada), alcance)
    elementos = puntos.elementos if puntos else ()
    assert len(set(elementos)) == len(elementos) <= 3
    assert puntos is None or elementos
