"""Las reglas escriben, con unos datos, exactamente las frases que un analista lee en los casos."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente, Texto
from informe_lib.modelo.formato_oficial import ContenidoDeSeccion, SeccionDelFormato
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion.bloques import Nota, Parrafo, corrido
from informe_lib.presentacion.narrativa import narrar, puntos_principales
from informe_lib.presentacion.narrativa.asistencia import frases_de_asistencia, frases_de_quorum
from informe_lib.presentacion.narrativa.decisiones import (
    frases_de_anteriores,
    frases_de_decisiones,
    frases_de_vencidas,
)
from informe_lib.presentacion.narrativa.funciones import frases_de_funciones
from informe_lib.presentacion.narrativa.plan import frases_de_lo_que_falta, frases_del_plan
from informe_lib.presentacion.narrativa.sesiones import frases_de_sesiones, frases_del_minimo
from informe_lib.presentacion.narrativa.tropiezos import frases_de_tropiezos
from informe_lib.presentacion.secciones.escritura import SinContenidoQueMostrar
from informe_lib.presentacion.secciones.narrativa import narrativa
from tests.conftest import RAIZ
from tests.indicadores.expedientes import expediente_de

ARCHIVO = Path(__file__).parents[1] / "casos_de_narrativa.yaml"
CASOS = yaml.safe_load(ARCHIVO.read_text("utf-8"))


def lo_principal(expediente: Expediente, alcance: Alcance) -> list[str]:
    puntos = puntos_principales(expediente, alcance)
    return [] if puntos is None else [corrido(punto) for punto in puntos.elementos]


FAMILIAS: dict[str, Callable[[Expediente, Alcance], Iterable[str]]] = {
    "sesiones": frases_de_sesiones,
    "tropiezos": frases_de_tropiezos,
    "mínimo": lambda expediente, _: frases_del_minimo(expediente),
    "asistencia": frases_de_asistencia,
    "quórum": frases_de_quorum,
    "funciones": frases_de_funciones,
    "plan": frases_del_plan,
    "lo que falta": frases_de_lo_que_falta,
    "decisiones": frases_de_decisiones,
    "anteriores": frases_de_anteriores,
    "vencidas": lambda expediente, _: frases_de_vencidas(expediente),
    "lo principal": lo_principal,
}


@pytest.mark.parametrize("caso", CASOS, ids=[caso["caso"] for caso in CASOS])
def test_las_reglas_dicen_lo_que_el_analista_lee(caso: dict) -> None:
    entrada = caso["entrada"]
    dichas = FAMILIAS[caso["familia"]](expediente_de(entrada), Alcance(entrada.get("alcance", "periodo")))
    assert [frase.replace("\u00a0", " ") for frase in dichas] == caso["dice"]


def abrir(instancia: str, periodo: str) -> Expediente:
    return leer_carpeta(RAIZ, instancia, Periodo.desde_texto(periodo))


def seccion_de_texto(clave: str, alcance: Alcance | None = None) -> SeccionDelFormato:
    return SeccionDelFormato(clave, "Un texto", alcance, contenido=ContenidoDeSeccion.TEXTO)


def escrito(parrafos: Iterable[object]) -> str:
    return "\n".join(corrido(uno.tramos) for uno in parrafos if isinstance(uno, Parrafo))


def test_sin_texto_humano_la_seccion_la_escriben_las_reglas_y_lo_dice() -> None:
    comite = abrir("comite-faros-mareas", "2024-S1")
    nota, *parrafos = narrativa(comite, seccion_de_texto("plan"))
    assert isinstance(nota, Nota)
    assert corrido(nota.tramos) == (
        "Alcance: acumulado de la vigencia, del 1 de enero al 30 de junio de 2024."
    )
    assert all(isinstance(uno, Parrafo) and uno.generado for uno in parrafos)
    assert {uno.reemplazo for uno in parrafos} == {"«## plan» en textos/2024-S1.md"}
    assert "«Inspecciones de faros» (9 de 12 inspecciones programadas)" in escrito(parrafos)


def test_el_texto_de_una_persona_reemplaza_al_de_las_reglas() -> None:
    comite = abrir("comite-faros-mareas", "2024-S1")
    con_texto = replace(comite, textos=(Texto(comite.periodo, "plan", "Lo que pasó con el plan."),))
    (parrafo,) = narrativa(con_texto, seccion_de_texto("plan"))
    assert isinstance(parrafo, Parrafo)
    assert (corrido(parrafo.tramos), parrafo.generado) == ("Lo que pasó con el plan.", False)


def test_un_texto_propio_de_un_formato_que_nadie_escribio_dice_donde_escribirlo() -> None:
    comite = abrir("comite-faros-mareas", "2024-S1")
    with pytest.raises(SinContenidoQueMostrar) as aviso:
        list(narrativa(comite, seccion_de_texto("logros", Alcance.PERIODO)))
    assert aviso.value.motivo == "falta su texto; escriba «## logros» en textos/2024-S1.md"


def test_sin_plan_la_seccion_del_plan_dice_que_no_esta_en_los_datos() -> None:
    comite = replace(abrir("comite-faros-mareas", "2024-S1"), actividades=())
    with pytest.raises(SinContenidoQueMostrar) as aviso:
        list(narrativa(comite, seccion_de_texto("plan")))
    assert aviso.value.motivo == (
        "los datos no registran un plan de 2024; escriba «## plan» en textos/2024-S1.md"
    )


def test_el_segundo_trimestre_de_la_mesa_dice_una_vez_que_nada_se_puede_medir_y_por_que() -> None:
    dicho = escrito(narrativa(abrir("mesa-territorializacion", "2024-T2"), seccion_de_texto("plan")))
    assert dicho.splitlines() == [
        "Al 30 de junio de 2024 no se puede medir el avance de ninguna de las once actividades del plan.",
        (
            "De ninguna se conoce lo ejecutado (no está registrado en los datos de la instancia) ni lo "
            "programado (en siete, el informe publicado no dice cuánto se programó; en dos, el informe "
            "publicado no da la meta; en dos, por otras razones)."
        ),
    ]


def test_la_sintesis_es_un_solo_parrafo_con_lo_primero_de_cada_familia() -> None:
    (sintesis,) = narrar("sintesis", abrir("comite-faros-mareas", "2024-S2"), Alcance.PERIODO)
    dicho = corrido(sintesis.tramos)
    for comienzo in (
        "En el segundo semestre",
        "La asistencia",
        "Se abordaron",
        "Al 31",
        "La instancia adoptó",
    ):
        assert comienzo in dicho


def test_las_reglas_solo_escriben_los_textos_que_conocen() -> None:
    assert narrar("logros", abrir("comite-faros-mareas", "2024-S2"), Alcance.PERIODO) == ()
