"""Cuando algo falla: se dice qué y dónde, y lo que había queda como estaba."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from informe_lib.ejecucion import canje
from informe_lib.ejecucion.canje import ErrorDeSalida, carpeta_nueva
from informe_lib.ejecucion.cuadernos import (
    ErrorCuadernoDesconocido,
    ErrorCuadernoIlegible,
    ErrorDeEjecucion,
    hallar_cuaderno,
)
from informe_lib.ejecucion.ficha import ErrorDeParametros, ficha_de, validar_parametros
from informe_lib.ejecucion.generacion import generar
from informe_lib.ejecucion.manifiesto import huellas_de, inventario
from informe_lib.ejecucion.salidas import EstadoDeSalida, carpeta_de_borrador, carpeta_de_fallido, situacion
from informe_lib.exportacion.pdf import ErrorPdf
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.fuentes.errores import ErrorDeLectura
from tests.conftest import INSTANCIA, RAIZ, TRIMESTRE, pedido

OFICIAL = RAIZ / "notebooks" / "informe_gestion.ipynb"


def con_celda(proyecto: Path, fuente: str) -> Path:
    """Agrega una celda al final del cuaderno de la copia."""
    ruta = proyecto / "notebooks" / "informe_gestion.ipynb"
    cuaderno = nbformat.read(ruta, as_version=4)
    cuaderno.cells.append(nbformat.v4.new_code_cell(fuente, id="agregada"))
    nbformat.write(cuaderno, ruta)
    return ruta


def ya_generado(borrador: Path, salidas: Path) -> Path:
    """El informe de la muestra, puesto en otra carpeta de salidas como si se acabara de generar."""
    return Path(shutil.copytree(borrador, carpeta_de_borrador(salidas, INSTANCIA, TRIMESTRE)))


def test_una_celda_que_falla_deja_diagnostico_y_no_toca_lo_anterior(
    proyecto: Path, borrador: Path, tmp_path: Path
) -> None:
    salidas = tmp_path / "salidas"
    bueno = ya_generado(borrador, salidas)
    antes = inventario(bueno)
    cual = len(nbformat.read(con_celda(proyecto, "1 / 0"), as_version=4).cells)
    with pytest.raises(ErrorDeEjecucion, match=rf"La celda {cual} \(«1 / 0»\) falló: ZeroDivisionError"):
        generar(pedido(proyecto, salidas))
    assert inventario(bueno) == antes
    fallido = carpeta_de_fallido(salidas, INSTANCIA, TRIMESTRE)
    assert f"La celda {cual} («1 / 0») falló" in (fallido / "diagnostico.txt").read_text(encoding="utf-8")
    assert nbformat.read(fallido / "cuaderno.ipynb", as_version=4).cells
    assert sorted(ruta.name for ruta in bueno.parent.iterdir()) == [".borrador.candado", "borrador"]


def test_un_pdf_que_no_se_puede_componer_tambien_deja_diagnostico(proyecto: Path, tmp_path: Path) -> None:
    """En español y con qué hacer, aunque quien no pudo hable inglés; y el cuaderno, que sí se ejecutó."""
    fuente = """from dataclasses import replace
from informe_lib.cuaderno.vista import Vista
seccion = informe.grafica("asistencia", expediente).contenido
(figura,) = seccion.bloques
ajena = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="ajena.png"/></svg>'
Vista(replace(seccion, bloques=(replace(figura, svg=ajena),)))"""
    con_celda(proyecto, fuente)
    with pytest.raises(ErrorPdf, match=r"No se pudo componer el PDF de «.*--formatos html"):
        generar(pedido(proyecto, tmp_path))
    fallido = carpeta_de_fallido(tmp_path, INSTANCIA, TRIMESTRE)
    assert "No se pudo componer el PDF" in (fallido / "diagnostico.txt").read_text(encoding="utf-8")
    assert nbformat.read(fallido / "cuaderno.ipynb", as_version=4).cells
    assert not carpeta_de_borrador(tmp_path, INSTANCIA, TRIMESTRE).exists()


def test_generar_bien_despues_retira_lo_fallido(proyecto: Path, tmp_path: Path) -> None:
    salidas = tmp_path / "salidas"
    fallido = carpeta_de_fallido(salidas, INSTANCIA, TRIMESTRE)
    fallido.mkdir(parents=True)
    generar(pedido(proyecto, salidas))
    assert not fallido.exists()


def test_un_kernel_que_muere_es_un_informe_fallido(proyecto: Path, tmp_path: Path) -> None:
    con_celda(proyecto, "import os\nos._exit(1)")
    with pytest.raises(ErrorDeEjecucion, match="kernel"):
        generar(pedido(proyecto, tmp_path))
    assert not carpeta_de_borrador(tmp_path, INSTANCIA, TRIMESTRE).exists()


def test_con_datos_ilegibles_no_se_escribe_nada(proyecto: Path, tmp_path: Path) -> None:
    datos = proyecto / "parametros" / "instancias" / INSTANCIA / "2024.yaml"
    datos.write_text("esquema: 1\nvigencia: dos mil\n", encoding="utf-8")
    with pytest.raises(ErrorDeLectura, match="línea 2"):
        generar(pedido(proyecto, tmp_path / "salidas"))
    assert not (tmp_path / "salidas").exists()


def test_los_parametros_se_refutan_todos_y_antes_de_ejecutar() -> None:
    ficha = ficha_de(OFICIAL)
    assert ficha is not None
    with pytest.raises(ErrorDeParametros) as caso:
        validar_parametros(ficha, {"perodo": "2024-T3", "periodo": "2024-T9", "instancia": 1})
    mensaje = str(caso.value)
    assert "«perodo»" in mensaje
    assert "«periodo»" in mensaje
    assert "«2024-T9» no es un periodo" in mensaje
    assert "va entre comillas" in mensaje


def test_papermill_con_nuestro_motor_rechaza_un_parametro_antes_de_guardar_nada(tmp_path: Path) -> None:
    salida = tmp_path / "salida.ipynb"
    orden = [sys.executable, "-m", "papermill", "--engine", "informe", str(OFICIAL), str(salida)]
    corrida = subprocess.run(
        [*orden, "-p", "periodo", "2024-T9"], capture_output=True, text=True, check=False
    )
    assert corrida.returncode != 0
    assert "2024-T9" in corrida.stderr
    assert not salida.exists()


def test_papermill_con_nuestro_motor_ejecuta_un_cuaderno_ajeno(tmp_path: Path) -> None:
    ajeno = tmp_path / "ajeno.ipynb"
    celdas = [
        nbformat.v4.new_code_cell("x = 1", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("x + 1"),
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=celdas, metadata=kernel), ajeno)
    orden = [sys.executable, "-m", "papermill", "--engine", "informe", "-p", "x", "41", str(ajeno)]
    subprocess.run([*orden, str(tmp_path / "salida.ipynb")], check=True, capture_output=True)
    ejecutado = nbformat.read(tmp_path / "salida.ipynb", as_version=4)
    assert ejecutado.cells[-1].outputs[0].data["text/plain"] == "42"


@pytest.mark.parametrize("nombre", ["../informe_gestion", "informe_gestio", "", "/etc/passwd"])
def test_un_cuaderno_que_no_esta_en_su_carpeta_se_rechaza(nombre: str) -> None:
    with pytest.raises(ErrorCuadernoDesconocido, match="informe_gestion"):
        hallar_cuaderno(nombre, RAIZ)


def test_un_bloque_que_falla_a_medias_no_deja_rastro_ni_quita_lo_anterior(tmp_path: Path) -> None:
    destino = tmp_path / "borrador"
    destino.mkdir()
    (destino / "viejo.txt").write_text("lo de antes", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), carpeta_nueva(destino) as nueva:
        (nueva / "nuevo.txt").write_text("a medias", encoding="utf-8")
        raise ZeroDivisionError
    assert set(inventario(tmp_path)) - {".borrador.candado"} == {"borrador/viejo.txt"}


@pytest.mark.parametrize("sobra", [".borrador.nueva", ".borrador.anterior"])
def test_lo_que_dejo_una_corrida_muerta_se_repara_o_se_barre(tmp_path: Path, sobra: str) -> None:
    (tmp_path / sobra).mkdir()
    (tmp_path / sobra / "viejo.txt").write_text("lo de antes", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), carpeta_nueva(tmp_path / "borrador"):
        raise ZeroDivisionError
    recuperado = {"borrador/viejo.txt"} if sobra == ".borrador.anterior" else set()
    assert set(inventario(tmp_path)) - {".borrador.candado"} == recuperado


def test_si_otra_corrida_lo_esta_escribiendo_se_dice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canje, "ESPERA_EN_SEGUNDOS", 0)
    otra = carpeta_nueva(tmp_path / "borrador")
    with carpeta_nueva(tmp_path / "borrador"), pytest.raises(ErrorDeSalida, match="otra corrida"), otra:
        pass
    assert (tmp_path / "borrador").is_dir()


def test_un_destino_donde_no_se_puede_escribir_se_dice_con_su_remedio(tmp_path: Path) -> None:
    (tmp_path / "ocupado").write_text("soy un archivo", encoding="utf-8")
    with pytest.raises(ErrorDeSalida, match="ciérrelo"), carpeta_nueva(tmp_path / "ocupado" / "borrador"):
        pass


def test_la_situacion_dice_que_cambio(proyecto: Path, borrador: Path, tmp_path: Path) -> None:
    salidas = tmp_path / "salidas"
    uno = pedido(proyecto, salidas)

    def estado() -> tuple[EstadoDeSalida, str]:
        actuales = huellas_de(leer_carpeta(proyecto, INSTANCIA, TRIMESTRE), uno.cuaderno)
        una = situacion(salidas, INSTANCIA, TRIMESTRE, actuales)
        return una.estado, una.razon

    assert estado()[0] is EstadoDeSalida.FALTA
    carpeta = ya_generado(borrador, salidas)
    assert estado() == (EstadoDeSalida.VIGENTE, "")
    datos = proyecto / "parametros" / "instancias" / INSTANCIA / "2024.yaml"
    datos.write_text(datos.read_text("utf-8").replace("valor: 45", "valor: 46"), encoding="utf-8")
    assert estado() == (EstadoDeSalida.DESACTUALIZADO, "cambió: datos")
    con_celda(proyecto, "expediente")
    assert estado() == (EstadoDeSalida.DESACTUALIZADO, "cambió: datos, cuaderno")
    next(carpeta.glob("*.html")).write_text("otra cosa", encoding="utf-8")
    assert estado()[0] is EstadoDeSalida.INCOMPLETO


@pytest.mark.parametrize("contenido", [b"", b"{", b"{}", b"[]", b"\xff"])
def test_un_archivo_que_no_es_un_cuaderno_se_dice(proyecto: Path, tmp_path: Path, contenido: bytes) -> None:
    (proyecto / "notebooks" / "informe_gestion.ipynb").write_bytes(contenido)
    with pytest.raises(ErrorCuadernoIlegible, match="no tiene la forma de un cuaderno"):
        generar(pedido(proyecto, tmp_path))


def test_un_cuaderno_guardado_con_otro_kernel_se_ejecuta_con_el_de_aqui(
    proyecto: Path, tmp_path: Path
) -> None:
    ruta = proyecto / "notebooks" / "informe_gestion.ipynb"
    cuaderno = nbformat.read(ruta, as_version=4)
    cuaderno.metadata.kernelspec.name = "conda-env-base"
    nbformat.write(cuaderno, ruta)
    assert generar(pedido(proyecto, tmp_path)).is_dir()


def test_guardar_el_cuaderno_con_sus_salidas_no_desactualiza_el_informe(proyecto: Path) -> None:
    ruta = proyecto / "notebooks" / "informe_gestion.ipynb"
    expediente = leer_carpeta(proyecto, INSTANCIA, TRIMESTRE)
    antes = huellas_de(expediente, ruta)
    cuaderno = nbformat.read(ruta, as_version=4)
    cuaderno.cells[2].execution_count = 7
    cuaderno.cells[2].outputs = [nbformat.v4.new_output("stream", text="algo")]
    nbformat.write(cuaderno, ruta)
    assert huellas_de(expediente, ruta) == antes
    cuaderno.cells[2].source = "expediente"
    nbformat.write(cuaderno, ruta)
    assert huellas_de(expediente, ruta).cambios(antes) == ("cuaderno",)


@pytest.mark.parametrize("es_enlace", [True, False])
def test_un_destino_que_no_es_carpeta_se_rechaza_antes_de_empezar(tmp_path: Path, es_enlace: bool) -> None:
    destino = tmp_path / "borrador"
    if es_enlace:
        destino.symlink_to(tmp_path)
    else:
        destino.write_text("un archivo", encoding="utf-8")
    with pytest.raises(ErrorDeSalida, match="un archivo o un enlace"), carpeta_nueva(destino):
        pass
    assert destino.is_symlink() is es_enlace
