"""De una tabla del Documento a la que la plantilla dibuja: anchos, alineación y qué no se parte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TypeAlias

from informe_lib.exportacion.enteros import va_entero
from informe_lib.exportacion.pdf_anchos import Hoja, altos_de, repartir, repartir_rotulos
from informe_lib.exportacion.pdf_hojas import GRUPO_QUE_NO_SE_PARTE
from informe_lib.presentacion.bloques import Alineacion, Celda, Control, Tabla, ubicadas

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"

FILAS_DE_ARRANQUE = 2  # con menos, al pie de una hoja, la tabla empieza en la siguiente
LETRAS_QUE_NO_SE_PARTEN = 1200  # unos doce renglones de notas


def datos_de_tabla(tabla: Tabla, hoja: Hoja) -> Mapping[str, Json]:
    """La tabla con sus columnas ya medidas; `entera` si no se parte entre dos hojas."""
    reparto = repartir(tabla, hoja)
    altura = hoja.altura(apaisada=reparto.apaisada)
    altos = altos_de(tabla, reparto.anchos)
    return {
        "tipo": "tabla",
        "titulo": tabla.titulo,
        "anchos": reparto.anchos,
        "tamano": reparto.cuerpo,
        "apaisada": reparto.apaisada,
        "apretada": reparto.apretada,
        "encabezado": _encabezado(tabla),
        "cuerpo": _cuerpo(tabla, altos, GRUPO_QUE_NO_SE_PARTE * altura),
        "entera": va_entero(tabla, hoja),
        "filas_de_encabezado": len(tabla.encabezado),
        "celdas_de_arranque": sum(map(len, tabla.cuerpo[:FILAS_DE_ARRANQUE])),
        "notas": list(tabla.notas),
        "notas_juntas": sum(map(len, tabla.notas)) <= LETRAS_QUE_NO_SE_PARTEN,
    }


def datos_de_control(control: Control, hoja: Hoja) -> Mapping[str, Json]:
    """La lista de comprobación, como tabla de dos columnas: qué y su respuesta en palabras."""
    comprobaciones: Json = [
        {"rotulo": una.rotulo, "respuesta": una.respuesta.value, "detalle": una.detalle}
        for una in control.comprobaciones
    ]
    anchos = repartir_rotulos((una.rotulo for una in control.comprobaciones), hoja.caja)
    return {
        "tipo": "control",
        "titulo": control.titulo,
        "comprobaciones": comprobaciones,
        "anchos": anchos,
        "entera": va_entero(control, hoja),
    }


def _encabezado(tabla: Tabla) -> Json:
    """Un rótulo de columna sin alineación propia toma la de su columna: los números, a la derecha."""
    de_columna: dict[int, Alineacion] = {}
    for columna, celda in ubicadas(tabla.cuerpo, tabla.ancho):
        if celda.columnas == 1:
            de_columna.setdefault(columna, celda.alineacion)
    celdas: list[Json] = []
    for columna, celda in ubicadas(tabla.encabezado, tabla.ancho):
        hereda = celda.columnas == 1 and celda.alineacion is Alineacion.IZQUIERDA
        alineacion = de_columna.get(columna, celda.alineacion) if hereda else celda.alineacion
        celdas.append({**_celda(celda), "alineacion": alineacion.value})
    return celdas


def _cuerpo(tabla: Tabla, altos: Sequence[float], tope: float) -> Json:
    """Los rótulos de grupo y los totales van en negrita; un grupo corto no se parte entre dos hojas."""
    hay_grupos = any(celda.es_encabezado and celda.filas > 1 for fila in tabla.cuerpo for celda in fila)
    ubicacion = iter(ubicadas(tabla.cuerpo, tabla.ancho))
    celdas: list[Json] = []
    for posicion, fila in enumerate(tabla.cuerpo):
        es_total = posicion >= len(tabla.cuerpo) - tabla.totales
        for columna, celda in islice(ubicacion, len(fila)):
            es_grupo = hay_grupos and columna == 0 and celda.es_encabezado
            celdas.append({
                **_celda(celda),
                "sobre_suave": celda.es_encabezado or es_total,
                "negrita": es_total or es_grupo,
                "partible": sum(altos[posicion : posicion + celda.filas]) > tope,
            })  # fmt: skip
    return celdas


def _celda(celda: Celda) -> Mapping[str, Json]:
    return {
        "texto": celda.texto,
        "filas": celda.filas,
        "columnas": celda.columnas,
        "alineacion": celda.alineacion.value,
        "cifra": celda.cifra,
    }
