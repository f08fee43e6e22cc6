"""Lo que la revisión promete con cualquier cuerpo, también con uno contradictorio o enorme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.decision import Decision, Seguimiento
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.integrante import Designacion
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.sesion import Asistencia, EstadoDeAsistencia, Jornada, Sesion
from informe_lib.revision.catalogo import reglas
from informe_lib.revision.regla import Regla
from informe_lib.revision.revisar import CODIGO_DE_REGLA_ROTA, revisar
from tests.conftest import RAIZ
from tests.exportacion.muestras import INFORMES
from tests.generadores import INSTANCIA, Cuerpo, cuerpos
from tests.revision.test_reglas import LEIDOS

MILES = 10_000


@given(cuerpo=cuerpos())
@settings(max_examples=60)
def test_ninguna_regla_se_rompe_con_un_cuerpo_que_se_puede_leer(
    cuerpo: Cuerpo, tmp_path_factory: pytest.TempPathFactory
) -> None:
    carpeta = cuerpo.escribir(tmp_path_factory.mktemp("cuerpo"))
    alertas = revisar(leer_carpeta(carpeta, INSTANCIA, cuerpo.periodo))
    assert [alerta.mensaje for alerta in alertas if alerta.codigo == CODIGO_DE_REGLA_ROTA] == []
    assert all(alerta.mensaje.strip() and alerta.remedio for alerta in alertas)


def enredado(muestra: Expediente) -> Expediente:
    """Diez mil decisiones, seguimientos y marcas, y mil sesiones que se corren en círculo."""
    dias = [date(2024, 1, 1) + timedelta(days=n % 300) for n in range(MILES)]
    return replace(
        muestra,
        sesiones=tuple(Sesion(f"s{n}", dias[n], reprogramada_a=f"s{(n + 1) % 1000}") for n in range(1000)),
        decisiones=tuple(
            Decision(f"d{n}", "Aprobar; " * 20, dias[n], f"s{n % 1000}", fecha_limite=dias[0])
            for n in range(MILES)
        ),
        seguimientos=tuple(Seguimiento(f"d{n}", "avance", dias[0]) for n in range(MILES)),
        asistencias=tuple(
            Asistencia(f"s{n % 1000}", f"i{n}", EstadoDeAsistencia.TITULAR, 25, 20) for n in range(MILES)
        ),
    )


def con_diez_mil_sesiones(muestra: Expediente) -> Expediente:
    """Una por día, repitiendo días, cada una con su acta, su jornada, su decisión y sus marcas."""
    sesiones = tuple(
        Sesion(f"s{n}", date(2024, 1, 1) + timedelta(days=n % 300), acta=f"Acta {n} de 2024")
        for n in range(MILES)
    )
    return replace(
        muestra,
        sesiones=sesiones,
        jornadas=tuple(Jornada(una.clave, una.fecha) for una in sesiones),
        asistencias=tuple(Asistencia(una.clave, "idpac", EstadoDeAsistencia.TITULAR) for una in sesiones),
        decisiones=tuple(Decision(f"d{una.clave}", "Aprobar", una.fecha, una.clave) for una in sesiones),
    )


def con_todo_repetido(muestra: Expediente) -> Expediente:
    """Mil veces la misma silla y diez mil designaciones en una: lo que se compara por parejas."""
    return replace(
        muestra,
        integrantes=tuple(replace(muestra.integrantes[n % 6], clave=f"i{n}") for n in range(1000)),
        asistencias=tuple(Asistencia("2024-09-03", f"i{n}", EstadoDeAsistencia.TITULAR) for n in range(1000)),
        designaciones=tuple(Designacion("i5", date(2024, 1, 1 + n % 28)) for n in range(MILES)),
    )


def con_textos_enormes(muestra: Expediente) -> Expediente:
    """Cada texto, cien veces el suyo y renglones en que un patrón descuidado se perdería."""
    trampas = (
        "{{ cifra.",
        "palabra" * 5_000,
        "1.234.567 " * 5_000,
        "Mesa de de de la " * 5_000,
        "@" * 50_000,
    )
    return replace(
        muestra,
        textos=tuple(
            replace(uno, contenido="\n\n".join((uno.contenido * 100, *trampas))) for uno in muestra.textos
        ),
    )


def vacio(muestra: Expediente) -> Expediente:
    """Lo único que no puede faltar: la instancia, el periodo y el formato."""
    return Expediente(instancia=muestra.instancia, periodo=muestra.periodo, formato=muestra.formato)


DESMEDIDOS = (enredado, con_diez_mil_sesiones, con_todo_repetido, con_textos_enormes, vacio)


@pytest.mark.parametrize("desmedido", DESMEDIDOS, ids=lambda uno: uno.__name__)
def test_ninguna_regla_se_rompe_con_un_cuerpo_desmedido_o_vacio(
    desmedido: Callable[[Expediente], Expediente], muestra: Expediente
) -> None:
    alertas = revisar(desmedido(muestra))
    assert alertas
    assert [alerta.mensaje for alerta in alertas if alerta.codigo == CODIGO_DE_REGLA_ROTA] == []


def test_lo_que_se_repite_da_una_alerta_por_cada_vez_y_no_por_cada_pareja(muestra: Expediente) -> None:
    repetido = con_todo_repetido(muestra)
    cuantas = Counter(alerta.codigo for alerta in revisar(repetido))
    assert cuantas["V19"] < len(repetido.integrantes)
    assert cuantas["V22"] < 3 * len(repetido.designaciones)


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_cada_alerta_de_las_muestras_dice_en_que_archivo_se_corrige(instancia: str, periodo: str) -> None:
    alertas = revisar(leer_carpeta(RAIZ, instancia, Periodo.desde_texto(periodo)))
    assert [alerta.mensaje for alerta in alertas if alerta.donde.archivo is None] == []


@pytest.mark.parametrize("regla", reglas(), ids=lambda regla: regla.codigo)
def test_una_regla_se_explica_con_frases_y_tiene_casos(regla: Regla) -> None:
    assert all(frase[0].isupper() for frase in (regla.nombre, regla.por_que, regla.remedio))
    assert not regla.nombre.endswith(".")
    assert regla.por_que.endswith(".")
    assert regla.remedio.endswith((".", "?"))
    assert any(caso["regla"] == regla.codigo for caso in LEIDOS)
