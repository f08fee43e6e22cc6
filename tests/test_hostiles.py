"""Cuerpos enormes, vacíos y mal escritos: el informe sale entero, se puede leer y no pesa de más."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from informe_lib.exportacion.datos_abiertos import escribir_datos_abiertos
from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html
from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.fuentes.errores import ErrorDeLectura
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.sesion import Asistencia, EstadoDeAsistencia, FuncionAbordada, Sesion
from informe_lib.presentacion.bloques import Figura, Tabla
from tests.documento_de import documento_de
from tests.generadores import HOSTILES

RAIZ = Path(__file__).resolve().parents[1]
SECTORES = ("Gobierno",) * 22 + ("Planeación",) * 3 + ("Integración social",) * 5 + ("Ambiente",) * 10
ENTIDADES = ("Alcaldía Local", "Secretaría de Planeación", "Dirección de Territorialización de Derechos")


@cache
def comite() -> Expediente:
    return leer_carpeta(RAIZ, "comite-faros-mareas", Periodo.desde_texto("2024-S2"))


def cuerpo(integrantes: int, sesiones: int) -> Expediente:
    """El Comité con otras sillas y otras sesiones, repartidas por el año y casi siempre con asistencia."""
    sillas = tuple(
        Integrante(
            f"s{uno}", uno, SECTORES[uno % 40], "Subsecretaria de Fortalecimiento", "PSM"[min(uno, 2)],
            entidad=f"{ENTIDADES[uno % 3]} {uno + 1}",
        )
        for uno in range(integrantes)
    )  # fmt: skip
    fechas = (date(2024, 1, 10) + timedelta(days=uno * 340 // max(sesiones, 1)) for uno in range(sesiones))
    celebradas = tuple(Sesion(f"c{numero}", fecha) for numero, fecha in enumerate(fechas))
    estados = tuple(EstadoDeAsistencia)
    asistencias = tuple(
        Asistencia(sesion.clave, silla.clave, estados[(numero * 3 + silla.orden) % 7])
        for numero, sesion in enumerate(celebradas)
        for silla in sillas
    )
    abordadas = tuple(FuncionAbordada(sesion.clave, "g1") for sesion in celebradas[::2])
    return replace(
        comite(), integrantes=sillas, designaciones=(), sesiones=celebradas, jornadas=(), invitados=(),
        asistencias=asistencias, funciones_abordadas=abordadas,
    )  # fmt: skip


def en_el_pdf(documento: Documento) -> str:
    return "".join("".join(hoja.extract_text() for hoja in hojas(documento)).split())


def hojas(documento: Documento) -> Sequence[PdfReader]:
    return PdfReader(BytesIO(escribir_pdf(documento))).pages


def lo_que_falta(documento: Documento, leido: str) -> list[str]:
    return [texto for texto in documento.textos() if "".join(texto.split()) not in leido]


@pytest.mark.parametrize(("integrantes", "sesiones"), [(0, 0), (8, 0), (40, 3), (6, 20), (40, 20)])
def test_grande_o_vacio_el_informe_sale_en_pocas_hojas_y_pesa_poco(integrantes: int, sesiones: int) -> None:
    documento = documento_de(cuerpo(integrantes, sesiones))
    pagina = escribir_html(documento)
    leida = pagina.replace("<wbr>", "").replace("<br>\n", "\n")
    assert len(pagina) < 900_000
    assert len(hojas(documento)) <= 22
    for tabla in (bloque for bloque in documento.bloques if isinstance(bloque, Tabla)):
        assert all(celda.texto in leida for fila in tabla.cuerpo for celda in fila)


def de_cinco_mil_letras() -> Expediente:
    return con_textos("acordaron " * 500)


def con_nombre_interminable() -> Expediente:
    return replace(comite(), instancia=replace(comite().instancia, nombre="palabra " * 5_000))


@pytest.mark.parametrize(
    "hacer",
    [lambda: cuerpo(200, 6), de_cinco_mil_letras, con_nombre_interminable],
    ids=["200 sillas por 6 sesiones", "5.000 letras en cada campo", "nombre de 40.000 letras"],
)
def test_por_mucho_que_haya_que_decir_hay_pdf_y_una_alternativa_que_se_alcanza_a_oir(
    hacer: Callable[[], Expediente],
) -> None:
    """PDF/A no admite una cadena de más de 32.767 bytes; y nadie escucha una de seis mil letras."""
    documento = documento_de(hacer())
    graficas = [bloque for bloque in documento.bloques if isinstance(bloque, Figura)]
    assert len(graficas) >= 4
    assert max(len(grafica.alternativa) for grafica in graficas) < 6_000
    assert escribir_pdf(documento).startswith(b"%PDF-1.7")


def test_en_cuarenta_por_veinte_el_pdf_dice_las_ochocientas_marcas() -> None:
    """Las bandas y los trozos de grupo reparten la tabla; no se quedan con nada."""
    documento = documento_de(cuerpo(40, 20))
    leido = en_el_pdf(documento)
    asistencia = next(
        uno for uno in documento.bloques if isinstance(uno, Tabla) and uno.clave == "asistentes"
    )
    for palabras in ("Asistió", "Excusa", "No asistió", "No convocado", "Sin dato"):
        marcas = sum(celda.texto == palabras for fila in asistencia.cuerpo for celda in fila)
        assert leido.count("".join(palabras.split())) >= marcas > 100
    assert f"{asistencia.titulo} (1 de ".replace(" ", "") in leido


def test_diez_mil_sesiones_dan_un_borrador() -> None:
    """Es un error de quien captura, pero la página sale y dice cuántas son."""
    documento = documento_de(cuerpo(6, 10_000))
    pagina = escribir_html(documento)
    assert "10.000" in pagina
    assert escribir_pdf(documento).startswith(b"%PDF-1.7")


def con_textos(*textos: str) -> Expediente:
    """Los textos, por turnos, en cargos, entidades, decisiones, funciones y el nombre de la instancia."""
    expediente = comite()

    def alguno(numero: int) -> str:
        return textos[numero % len(textos)]

    return replace(
        expediente,
        instancia=replace(expediente.instancia, nombre=alguno(0)),
        integrantes=tuple(
            replace(silla, entidad=alguno(uno), cargo=alguno(uno + 3), sector=alguno(uno // 3))
            for uno, silla in enumerate(expediente.integrantes)
        ),
        decisiones=tuple(
            replace(decision, texto=alguno(uno + 8), responsable=alguno(uno + 12))
            for uno, decision in enumerate(expediente.decisiones)
        ),
        funciones=tuple(
            replace(funcion, texto=alguno(uno + 16)) for uno, funcion in enumerate(expediente.funciones)
        ),
        actividades=tuple(
            replace(actividad, texto=alguno(uno + 20), unidad=alguno(uno + 24))
            for uno, actividad in enumerate(expediente.actividades)
        ),
    )


def test_lo_que_parece_codigo_se_imprime_tal_cual_y_ninguna_letra_sale_vacia() -> None:
    """Ni HTML, ni Typst; y matplotlib no avisa de letras que no tiene, porque no se las dan."""
    corriente = re.compile("[\x00-\xac\xae-\u02ff\u2010-\u26ff]+")
    imprimibles = [texto for texto in HOSTILES if corriente.fullmatch(texto)]
    assert len(imprimibles) > 20
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        documento = documento_de(con_textos(*imprimibles))
    assert lo_que_falta(documento, en_el_pdf(documento)) == []
    pagina = escribir_html(documento)
    assert "<script" not in pagina
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        raro = documento_de(con_textos(*HOSTILES))
    assert "[caracteresU+6F22U+5B57]" in en_el_pdf(raro)
    assert "漢字" in escribir_html(raro)


def test_una_celda_que_parece_formula_no_lo_es_en_la_hoja_de_calculo() -> None:
    archivos = escribir_datos_abiertos(documento_de(con_textos("=SUM(A1:A9)", "@SUM(1)", "+1", "-2+3|cmd")))
    celdas = [celda for archivo in archivos.values() for celda in re.split(rb"[,\r\n]", archivo)]
    assert b"'=SUM(A1:A9)" in celdas
    assert [celda for celda in celdas if celda.startswith((b"=", b"@", b"+"))] == []


@pytest.mark.parametrize("trozo", ["abcdefghij", "acordaron "], ids=["de corrido", "con espacios"])
def test_un_campo_de_cinco_mil_letras_sale_completo(trozo: str) -> None:
    """En un cargo y en una decisión, que en el papel siguen de una hoja a otra."""
    texto = trozo * 500
    *otras, decision = comite().decisiones
    silla, *demas = comite().integrantes
    decisiones = (*otras, replace(decision, texto=texto))
    integrantes = (replace(silla, cargo=texto), *demas)
    documento = documento_de(replace(comite(), decisiones=decisiones, integrantes=integrantes))
    assert texto in escribir_html(documento)
    escritos = sum(uno.count(trozo) for uno in documento.textos())
    cortados = len(hojas(documento))  # entre dos hojas, el pie se mete en medio
    assert escritos >= 1000
    assert en_el_pdf(documento).count(trozo.strip()) >= escritos - 2 * cortados


@pytest.mark.parametrize("invisible", ["\x00", "\x1b", "\u202e", "\ufeff"])
def test_lo_que_no_se_ve_se_rechaza_al_leer_con_su_lugar(tmp_path: Path, invisible: str) -> None:
    carpeta = tmp_path / "parametros" / "instancias" / "comite-faros-mareas"
    carpeta.mkdir(parents=True)
    original = RAIZ / "parametros" / "instancias" / "comite-faros-mareas"
    for nombre in ("instancia.yaml", "2024.yaml"):
        escrito = (original / nombre).read_text(encoding="utf-8")
        (carpeta / nombre).write_text(
            escrito.replace("cargo: Decano", f"cargo: De{invisible}cano"), encoding="utf-8"
        )
    with pytest.raises(ErrorDeLectura, match=r"instancia\.yaml, línea \d+"):
        leer_carpeta(tmp_path, "comite-faros-mareas", Periodo.desde_texto("2024-S2"))
