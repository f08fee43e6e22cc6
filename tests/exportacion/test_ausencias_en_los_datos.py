"""Lo que la página dice que falta también lo dicen los datos, y siempre con su razón."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from informe_lib.exportacion.html import escribir_html
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion.bloques import Control, Datos, Figura, Tabla
from informe_lib.presentacion.secciones import hacer_seccion
from tests.conftest import RAIZ
from tests.exportacion.muestras import INFORMES, documento_de_muestra
from tests.exportacion.pagina_leida import Leida

AUSENCIAS = ("Sin dato", "No aplica")


def dichas_en(textos: Iterator[str]) -> Counter[str]:
    """Cuántas veces se dice cada ausencia, con su razón o sin ella."""
    dichas = (texto.partition(":")[0].capitalize() for texto in textos)
    return Counter(dicha for dicha in dichas if dicha in AUSENCIAS)


def textos_impresos(bloque: Tabla | Control) -> Iterator[str]:
    if isinstance(bloque, Control):
        yield from (una.respuesta.value for una in bloque.comprobaciones)
    else:
        yield from (celda.texto for fila in bloque.cuerpo for celda in fila)


def faltas_de(datos: Datos) -> Counter[str]:
    """Lo que falta en unos datos: las razones que dan y, donde no hay columna de razones, lo que dicen."""
    explicadas = {columna.motivo_de for columna in datos.columnas}
    propias = [lugar for lugar, columna in enumerate(datos.columnas) if columna.clave not in explicadas]
    return dichas_en(str(fila[lugar]) for fila in datos.filas for lugar in propias)


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_cada_sin_dato_de_una_tabla_esta_en_sus_datos(instancia: str, periodo: str):
    for bloque in documento_de_muestra(instancia, periodo).bloques:
        if isinstance(bloque, Tabla | Control):
            assert dichas_en(textos_impresos(bloque)) <= faltas_de(bloque.datos), bloque.clave


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_bajo_una_grafica_se_lee_sin_dato_solo_donde_falta_y_con_la_razon(instancia: str, periodo: str):
    documento = documento_de_muestra(instancia, periodo)
    for figura in (uno for uno in documento.bloques if isinstance(uno, Figura)):
        pagina = Leida(escribir_html(replace(documento, bloques=(figura,))))
        motivos = [columna.motivo_de is not None for columna in figura.datos.columnas]
        razones = [
            str(valor)
            for fila in figura.datos.filas
            for valor, es_motivo in zip(fila, motivos, strict=True)
            if es_motivo and valor is not None
        ]
        de_la_marca = sum("sin dato" in fila for fila in figura.datos.filas)
        leidas = dichas_en(celda.texto for celda in pagina.de("td"))
        assert leidas == dichas_en(iter(razones)) + Counter({"Sin dato": de_la_marca}), figura.clave
        for razon in razones:
            assert razon.partition(": ")[2] in pagina.visible


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_lo_que_dice_sin_dato_lo_dice_con_su_razon(instancia: str, periodo: str):
    for bloque in documento_de_muestra(instancia, periodo).bloques:
        if not isinstance(bloque, Tabla | Control | Figura):
            continue
        claves = [columna.clave for columna in bloque.datos.columnas]
        for fila in bloque.datos.filas:
            por_clave = dict(zip(claves, fila, strict=True))
            for clave, valor in por_clave.items():
                if valor in AUSENCIAS:
                    assert str(por_clave[f"motivo_{clave}"]).startswith(f"{valor}: "), (bloque.clave, clave)


def test_de_cada_documento_que_el_formato_pregunta_hay_al_menos_una_fila():
    """También cuando nadie ha registrado ninguno: la página responde «Sin dato» cuatro veces."""
    expediente = leer_carpeta(RAIZ, "mesa-territorializacion", Periodo.desde_texto("2024-T3"))
    vacio = replace(
        expediente, publicaciones=(), normas=(), reglamentos=(), sesiones=(), periodos=(), asistencias=()
    )
    (control,) = (uno for uno in hacer_seccion("publicacion", vacio).bloques if isinstance(uno, Control))
    assert [(fila[0], fila[2], fila[3]) for fila in control.datos.filas] == [
        (documento, "Sin dato", "Sin dato: no hay registro de su publicación")
        for documento in ("normas de creación", "reglamento", "acta", "informe")
    ]
    assert [una.respuesta.value for una in control.comprobaciones] == ["Sin dato"] * 4


def test_la_silla_que_no_existia_ese_dia_tambien_tiene_su_fila():
    documento = documento_de_muestra("comite-faros-mareas", "2024-S2")
    (tabla,) = (uno for uno in documento.bloques if isinstance(uno, Tabla) and uno.clave == "asistentes")
    impresas = sum(celda.texto == "No integraba" for fila in tabla.cuerpo for celda in fila)
    assert sum("no integraba" in fila for fila in tabla.datos.filas) == impresas > 0


def test_un_sector_se_llama_igual_en_todos_los_datos():
    documento = documento_de_muestra("mesa-territorializacion", "2024-T3")
    por_conjunto = {
        uno.clave: {str(fila[0]) for fila in uno.datos.filas}
        for uno in documento.bloques
        if isinstance(uno, Tabla | Figura) and uno.datos.columnas[0].clave == "sector"
    }
    assert len(por_conjunto) == 3
    assert set.union(*por_conjunto.values()) == por_conjunto["asistentes"]


def test_una_seccion_llama_a_cada_cosa_de_una_sola_manera():
    """El formato dice «Entidad u organización»: también quien fue invitado y los datos abiertos."""
    documento = documento_de_muestra("comite-faros-mareas", "2024-S2")
    propias = [uno for uno in documento.bloques if isinstance(uno, Tabla) and "asistentes" in uno.clave]
    impresos = {celda.texto for una in propias for fila in una.encabezado for celda in fila}
    rotulos = {columna.rotulo for una in propias for columna in una.datos.columnas}
    assert len(propias) == 2
    assert {uno for uno in impresos | rotulos if uno.startswith("Entidad")} == {"Entidad u organización"}
