"""Lo cerrado: completo, sin BORRADOR, con los datos de que salió, y nada lo cambia."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from zipfile import ZipFile

import nbformat
import pytest
from pypdf import PdfReader

from informe_lib.ejecucion.canje import ErrorDeSalida, carpeta_nueva
from informe_lib.ejecucion.cuadernos import ErrorDeEjecucion
from informe_lib.ejecucion.generacion import Pedido, generar
from informe_lib.ejecucion.largo_de_rutas import ruta_mas_larga_al_cerrar
from informe_lib.ejecucion.manifiesto import huellas_de, inventario, leer_manifiesto
from informe_lib.ejecucion.salidas import (
    EstadoDeSalida,
    Situacion,
    carpeta_de_fallido,
    carpeta_de_version,
    situacion,
    versiones_de,
)
from informe_lib.ejecucion.versiones import (
    Cierre,
    ErrorFaltaMotivo,
    ErrorImpideCerrar,
    Version,
    cerrar,
)
from informe_lib.fuentes.carpeta import archivos_leidos, leer_carpeta
from tests.conftest import INSTANCIA, TRIMESTRE, copiar_proyecto, pedido
from tests.ejecucion.cierres import MOTIVO, QUIEN, VIGENCIA, corregir, responder_por_todo
from tests.exportacion.bases_de_word import carta, guardada

CIERRE = Cierre(date(2024, 10, 15))
IMAGEN_ROTA = "![Un mapa](data:image/png;base64,cm90YQ==)"


@pytest.fixture(scope="module")
def cerrado(tmp_path_factory: pytest.TempPathFactory) -> tuple[Pedido, Version]:
    """El pedido de un informe y su primera versión, después de un cierre que se cortó a mitad."""
    proyecto = copiar_proyecto(tmp_path_factory.mktemp("cerrado"))
    responder_por_todo(proyecto)
    uno = pedido(proyecto, proyecto / "salidas")
    a_medias = carpeta_de_version(uno.salidas, INSTANCIA, TRIMESTRE, ".v1.nueva")
    a_medias.mkdir(parents=True)
    (a_medias / "informe.html").write_text("a medias", encoding="utf-8")
    assert versiones_de(uno.salidas, INSTANCIA, TRIMESTRE) == ()
    return uno, cerrar(uno, CIERRE)


@pytest.fixture
def copia(cerrado: tuple[Pedido, Version], tmp_path: Path) -> tuple[Pedido, Version]:
    """Lo mismo en otra carpeta, para corregir los datos o estropear la versión."""
    uno, version = cerrado
    proyecto = copiar_proyecto(tmp_path)
    (proyecto / VIGENCIA).write_bytes((uno.datos / VIGENCIA).read_bytes())
    otro = pedido(proyecto, tmp_path / "salidas")
    carpeta = carpeta_de_version(otro.salidas, INSTANCIA, TRIMESTRE, version.nombre)
    for ruta in inventario(version.carpeta) | {"interno/manifiesto.json": ""}:
        (carpeta / ruta).parent.mkdir(parents=True, exist_ok=True)
        (carpeta / ruta).write_bytes((version.carpeta / ruta).read_bytes())
    return otro, replace(version, carpeta=carpeta)


def situacion_de(uno: Pedido) -> Situacion:
    actuales = huellas_de(leer_carpeta(uno.datos, INSTANCIA, TRIMESTRE), uno.cuaderno)
    return situacion(uno.salidas, INSTANCIA, TRIMESTRE, actuales)


def lo_que_trae(carpeta: Path) -> dict[str, str]:
    """Todo el texto de cada formato y de sus propiedades; lo comprimido, parte por parte."""
    informe, libro = f"informe_{INSTANCIA}_{TRIMESTRE}", f"datos_{INSTANCIA}_{TRIMESTRE}.xlsx"
    lector = PdfReader(carpeta / f"{informe}.pdf")
    hojas = (hoja.extract_text() for hoja in lector.pages)
    propiedades = (str(valor) for valor in (lector.metadata or {}).values())
    return {
        "html": (carpeta / f"{informe}.html").read_text(encoding="utf-8"),
        "alertas": (carpeta / "interno" / "alertas.html").read_text(encoding="utf-8"),
        "pdf": "\n".join(chain(hojas, propiedades)),
        "docx": "\n".join(_partes(carpeta / f"{informe}.docx")),
        "xlsx": "\n".join(_partes(carpeta / libro)),
    }


def _partes(paquete: Path) -> Iterator[str]:
    with ZipFile(paquete) as abierto:
        for nombre in abierto.namelist():
            yield abierto.read(nombre).decode("utf-8", "ignore")


def test_lo_cerrado_no_dice_borrador_en_ninguna_parte_de_ningun_formato(
    cerrado: tuple[Pedido, Version], borrador: Path
) -> None:
    de_borrador, de_version = lo_que_trae(borrador), lo_que_trae(cerrado[1].carpeta)
    for formato, texto in de_version.items():
        assert "borrador" in de_borrador[formato].lower(), formato
        assert "borrador" not in texto.lower(), formato


def test_cada_formato_dice_en_sus_propiedades_que_version_es(cerrado: tuple[Pedido, Version]) -> None:
    textos = lo_que_trae(cerrado[1].carpeta)
    textos.pop("alertas")
    assert not [formato for formato, texto in textos.items() if "2024-T3, versión 1" not in texto]


def test_la_version_trae_los_cuatro_formatos_y_lo_interno_y_el_manifiesto_responde_por_todo(
    cerrado: tuple[Pedido, Version],
) -> None:
    _, version = cerrado
    archivos = inventario(version.carpeta)
    assert {ruta.rpartition(".")[2] for ruta in archivos if "/" not in ruta} == {
        "html",
        "pdf",
        "docx",
        "xlsx",
    }
    assert {ruta for ruta in archivos if ruta.startswith("interno/")} == {
        "interno/alertas.html", "interno/alertas.json", "interno/cuaderno.ipynb", "interno/salvedades.json",
    }  # fmt: skip
    manifiesto = leer_manifiesto(version.carpeta)
    assert manifiesto is not None
    assert manifiesto.archivos == archivos
    assert (manifiesto.estado, manifiesto.cerrado) == ("v1", CIERRE.fecha)
    assert (manifiesto.motivo, manifiesto.reemplaza) == (None, None)


def test_cada_salvedad_en_que_se_apoyo_dice_su_alerta_por_que_y_quien(
    cerrado: tuple[Pedido, Version],
) -> None:
    _, version = cerrado
    alertas = json.loads((version.carpeta / "interno" / "alertas.json").read_text(encoding="utf-8"))
    impiden = [una for una in alertas["alertas"] if una["severidad"] == "impide"]
    escritas = json.loads((version.carpeta / "interno" / "salvedades.json").read_text(encoding="utf-8"))
    assert escritas["salvedades"] == [{"alerta": una, "motivo": MOTIVO, "quien": QUIEN} for una in impiden]
    assert len(impiden) == version.salvedades > 0


def test_los_datos_leidos_son_los_que_se_leyeron_byte_por_byte_y_dan_el_mismo_informe(
    cerrado: tuple[Pedido, Version], tmp_path: Path
) -> None:
    uno, version = cerrado
    leidos = version.carpeta / "datos_leidos"
    carpeta = VIGENCIA.parent
    assert {Path(ruta) for ruta in inventario(leidos)} == {
        carpeta / "instancia.yaml", VIGENCIA, carpeta / "textos" / "2024-T3.md",
        Path("parametros/formatos/bogota_233_2018.yaml"),
        Path("notebooks/informe_gestion.ipynb"), Path("notebooks/informe_gestion.yaml"),
    }  # fmt: skip
    for ruta in inventario(leidos):
        assert (leidos / ruta).read_bytes() == (uno.datos / ruta).read_bytes(), ruta
    otra = generar(pedido(leidos, tmp_path))
    abiertos = "datos_abiertos"
    assert inventario(otra / abiertos) == inventario(version.carpeta / abiertos)
    propio, cierre = leer_manifiesto(otra), leer_manifiesto(version.carpeta)
    assert propio is not None
    assert cierre is not None
    assert propio.huellas == cierre.huellas


def test_se_leen_tambien_el_documento_base_y_el_formato_que_trae_la_biblioteca(proyecto: Path) -> None:
    formatos = proyecto / "parametros" / "formatos"
    propio = (formatos / "bogota_233_2018.yaml").read_text(encoding="utf-8")
    (formatos / "bogota_233_2018.yaml").unlink()
    archivos = {str(ruta): leido for ruta, leido in archivos_leidos(proyecto, INSTANCIA, TRIMESTRE).items()}
    assert archivos["parametros/formatos/bogota_233_2018.yaml"].decode() == propio
    con_base = propio.replace("formato:\n", "formato:\n  documento_base: membrete.docx\n", 1)
    (formatos / "bogota_233_2018.yaml").write_text(con_base, encoding="utf-8")
    (formatos / "membrete.docx").write_bytes(guardada(carta()))
    archivos = {str(ruta): leido for ruta, leido in archivos_leidos(proyecto, INSTANCIA, TRIMESTRE).items()}
    assert archivos["parametros/formatos/membrete.docx"] == (formatos / "membrete.docx").read_bytes()


def test_ninguna_ruta_de_una_version_pasa_de_la_anunciada(cerrado: tuple[Pedido, Version]) -> None:
    uno, version = cerrado
    anunciada = len(str(ruta_mas_larga_al_cerrar(uno.salidas, INSTANCIA, TRIMESTRE)))
    escritas = [len(str(ruta)) + len("..nueva") for ruta in version.carpeta.rglob("*")]
    assert max(escritas) <= anunciada < max(escritas) + 40


def test_lo_cerrado_queda_de_solo_lectura(cerrado: tuple[Pedido, Version]) -> None:
    archivos = [ruta for ruta in cerrado[1].carpeta.rglob("*") if ruta.is_file()]
    assert not [ruta for ruta in archivos if ruta.stat().st_mode & 0o222]


def test_cerrar_otra_vez_sin_cambios_devuelve_la_misma_version(cerrado: tuple[Pedido, Version]) -> None:
    uno, version = cerrado
    repetida = cerrar(uno, Cierre(date(2025, 1, 1), "Por si acaso"))
    assert (repetida.nombre, repetida.carpeta, repetida.es_nueva) == ("v1", version.carpeta, False)
    assert versiones_de(uno.salidas, INSTANCIA, TRIMESTRE) == ("v1",)


def test_una_correccion_pide_motivo_y_es_otra_version_que_conserva_la_anterior(
    copia: tuple[Pedido, Version],
) -> None:
    uno, version = copia
    antes = inventario(version.carpeta)
    corregir(uno.datos)
    with pytest.raises(ErrorFaltaMotivo, match=r"ya está cerrado \(v1\) y desde entonces cambió: datos"):
        cerrar(uno, CIERRE)
    assert versiones_de(uno.salidas, INSTANCIA, TRIMESTRE) == ("v1",)
    nueva = cerrar(uno, Cierre(date(2024, 11, 1), "El acta dice 46"))
    manifiesto = leer_manifiesto(nueva.carpeta)
    assert manifiesto is not None
    assert (nueva.nombre, nueva.reemplaza) == ("v2", "v1")
    assert (manifiesto.motivo, manifiesto.reemplaza) == ("El acta dice 46", "v1")
    assert inventario(version.carpeta) == antes
    assert "versión 2" in lo_que_trae(nueva.carpeta)["docx"]


def test_el_borrador_de_un_informe_cerrado_no_toca_su_version(copia: tuple[Pedido, Version]) -> None:
    uno, version = copia
    antes = inventario(version.carpeta)
    corregir(uno.datos)
    generar(uno)
    assert inventario(version.carpeta) == antes
    assert situacion_de(uno).estado is EstadoDeSalida.CERRADO


@pytest.mark.parametrize("con_contenido", [True, False])
def test_lo_que_no_reemplaza_no_entra_donde_ya_hay_algo(tmp_path: Path, con_contenido: bool) -> None:
    destino = tmp_path / "v1"
    destino.mkdir()
    if con_contenido:
        (destino / "informe.pdf").write_text("lo cerrado", encoding="utf-8")
    antes = inventario(tmp_path)
    with pytest.raises(ErrorDeSalida, match="no se reemplaza"), carpeta_nueva(destino, reemplaza=False):
        pass
    assert {ruta: huella for ruta, huella in inventario(tmp_path).items() if ruta.startswith("v1/")} == antes


def test_con_alertas_que_impiden_no_se_escribe_nada_y_se_dicen_todas_de_una_vez(proyecto: Path) -> None:
    """Las de los datos y las del documento, que solo se ven al ejecutar el cuaderno."""
    cuaderno = proyecto / "notebooks" / "informe_gestion.ipynb"
    con_imagen = nbformat.read(cuaderno, as_version=4)
    con_imagen.cells.append(nbformat.v4.new_markdown_cell(IMAGEN_ROTA, id="mapa"))
    nbformat.write(con_imagen, cuaderno)
    with pytest.raises(ErrorImpideCerrar) as caso:
        cerrar(pedido(proyecto, proyecto / "salidas"), CIERRE)
    assert {"V07", "V14", "D06"} <= {alerta.codigo for alerta in caso.value.alertas}
    assert not (proyecto / "salidas").exists()


def test_un_cuaderno_que_falla_no_se_cierra_y_deja_su_diagnostico(proyecto: Path) -> None:
    """Ni con una salvedad: una celda que falla no da un documento del que alguien pueda responder."""
    responder_por_todo(proyecto)
    cuaderno = proyecto / "notebooks" / "informe_gestion.ipynb"
    con_falla = nbformat.read(cuaderno, as_version=4)
    con_falla.cells.append(nbformat.v4.new_code_cell("1 / 0", id="rota"))
    nbformat.write(con_falla, cuaderno)
    uno = pedido(proyecto, proyecto / "salidas")
    with pytest.raises(ErrorDeEjecucion, match="ZeroDivisionError"):
        cerrar(uno, CIERRE)
    assert versiones_de(uno.salidas, INSTANCIA, TRIMESTRE) == ()
    assert (carpeta_de_fallido(uno.salidas, INSTANCIA, TRIMESTRE) / "diagnostico.txt").is_file()


def test_donde_el_sistema_no_deja_proteger_los_archivos_tambien_se_cierra(
    proyecto: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sin_permisos(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", sin_permisos)
    responder_por_todo(proyecto)
    version = cerrar(pedido(proyecto, proyecto / "salidas"), CIERRE)
    assert leer_manifiesto(version.carpeta) is not None


def test_la_situacion_dice_si_los_datos_de_hoy_ya_no_son_los_cerrados(copia: tuple[Pedido, Version]) -> None:
    uno, _ = copia
    assert situacion_de(uno) == Situacion(INSTANCIA, TRIMESTRE, EstadoDeSalida.CERRADO, "", "v1")
    corregir(uno.datos)
    una = situacion_de(uno)
    assert (una.estado, una.razon) == (EstadoDeSalida.CERRADO, "desde que se cerró cambió: datos")


@pytest.mark.parametrize(
    ("cual", "contenido"),
    [
        (f"informe_{INSTANCIA}_2024-T3.pdf", "otra cosa"),
        ("datos_leidos/notebooks/informe_gestion.ipynb", None),
        ("interno/manifiesto.json", None),
        ("anexo.pdf", "lo agregó alguien"),
    ],
)
def test_una_version_a_la_que_alguien_le_cambio_le_quito_o_le_agrego_un_archivo_esta_alterada(
    copia: tuple[Pedido, Version], cual: str, contenido: str | None
) -> None:
    uno, version = copia
    if contenido is None:
        (version.carpeta / cual).unlink()
    else:
        (version.carpeta / cual).write_text(contenido, encoding="utf-8")
    una = situacion_de(uno)
    assert una.estado is EstadoDeSalida.ALTERADO
    assert f"v1 ya no es como se cerró ({cual})" in una.razon
    with pytest.raises(ErrorFaltaMotivo, match="sus archivos ya no son los que se cerraron"):
        cerrar(uno, CIERRE)


@pytest.mark.parametrize("nombre", ["~$forme.docx", ".~lock.informe.docx#", "Thumbs.db", ".DS_Store"])
def test_abrir_un_informe_cerrado_no_lo_altera(copia: tuple[Pedido, Version], nombre: str) -> None:
    """Word, LibreOffice y el sistema dejan sus archivos junto al que se abre."""
    uno, version = copia
    (version.carpeta / nombre).write_text("de otro programa", encoding="utf-8")
    assert situacion_de(uno).estado is EstadoDeSalida.CERRADO


def test_la_pagina_interna_de_alertas_dice_quien_responde_por_cada_una(
    cerrado: tuple[Pedido, Version],
) -> None:
    _, version = cerrado
    salvedades = lo_que_trae(version.carpeta)["alertas"].split("Alertas por las que alguien responde")[1]
    assert salvedades.count(MOTIVO) == salvedades.count(QUIEN) == version.salvedades
