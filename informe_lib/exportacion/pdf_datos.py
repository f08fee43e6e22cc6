"""Del Documento a lo que la plantilla dibuja: datos planos, con todo texto como cadena literal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TypeAlias

from informe_lib.exportacion.documento import Documento, EstadoDelDocumento
from informe_lib.exportacion.pdf_anchos import CARTA, HOJAS, Hoja, repartir, repartir_rotulos, ubicadas
from informe_lib.presentacion.bloques import (
    Alineacion,
    Bloque,
    Campo,
    Campos,
    Celda,
    Control,
    Encabezado,
    Enfasis,
    Enlace,
    Figura,
    Firma,
    Lista,
    Nota,
    Parrafo,
    Portada,
    Tabla,
    Tramo,
    Tramos,
)

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"

ESQUEMAS_DE_ENLACE = ("http://", "https://", "mailto:")
FILAS_QUE_CABEN_JUNTAS = 8  # un grupo más largo puede partirse entre dos hojas
LETRAS_QUE_CABEN_JUNTAS = 800  # una fila más larga también

# Lo que no se ve y solo estorba: controles, y las marcas que harían leer un literal al revés.
_INVISIBLES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SUELTOS = re.compile("[\ud800-\udfff]")
SIN_GLIFO = "□"


def datos_de(documento: Documento, fecha: date) -> Json:
    """Lo que la plantilla lee: propiedades, portada y bloques, en orden."""
    propiedades = documento.metadatos
    hoja = HOJAS.get(propiedades.papel, CARTA)
    lengua, _, region = propiedades.idioma.partition("-")
    datos: Json = {
        "titulo": propiedades.titulo,
        "asunto": propiedades.asunto,
        "autores": [propiedades.autor] if propiedades.autor else [],
        "palabras_clave": list(propiedades.palabras_clave),
        "fecha": {"year": fecha.year, "month": fecha.month, "day": fecha.day},
        "lengua": lengua,
        "region": region or None,
        "es_borrador": propiedades.estado is EstadoDelDocumento.BORRADOR,
        "hoja": {"ancho": hoja.ancho, "alto": hoja.alto},
        "portada": _portada(documento.portada),
        "bloques": _con_hojas_apaisadas([_bloque(bloque, hoja) for bloque in documento.bloques]),
    }
    return _imprimible(datos)


def _imprimible(valor: Json) -> Json:
    """Los mismos datos, sin los caracteres que ninguna hoja puede mostrar."""
    if isinstance(valor, str):
        visible = _INVISIBLES.sub("", valor.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
        return _SUELTOS.sub(SIN_GLIFO, visible)
    if isinstance(valor, Mapping):
        return {clave: _imprimible(uno) for clave, uno in valor.items()}
    return [_imprimible(uno) for uno in valor] if isinstance(valor, Sequence) else valor


def _bloque(  # noqa: PLR0911 (una rama por bloque es toda su complejidad)
    bloque: Bloque, hoja: Hoja
) -> Mapping[str, Json]:
    match bloque:
        case Portada():
            return {"tipo": "portada", **_portada(bloque)}
        case Encabezado():
            return {"tipo": "encabezado", "texto": bloque.texto, "nivel": bloque.nivel}
        case Parrafo() | Nota():
            return {"tipo": bloque.tipo, "tramos": _tramos(bloque.tramos)}
        case Lista():
            elementos = [_tramos(elemento) for elemento in bloque.elementos]
            return {"tipo": "lista", "elementos": elementos, "ordenada": bloque.ordenada}
        case Campos():
            anchos = repartir_rotulos((uno.rotulo for uno in bloque.campos), hoja.caja)
            return {"tipo": "campos", "campos": _campos(bloque.campos), "anchos": anchos}
        case Firma():
            return {"tipo": "firma", "rotulo": bloque.rotulo, "campos": _campos(bloque.campos)}
        case Control():
            return _control(bloque, hoja)
        case Tabla():
            return _tabla(bloque, hoja)
        case Figura():
            return _figura(bloque)


def _portada(portada: Portada) -> Mapping[str, Json]:
    return {"titulo": portada.titulo, "periodo": portada.periodo, "instancia": portada.instancia}


def _tramos(tramos: Tramos) -> Json:
    return [_tramo(tramo) for tramo in tramos]


def _tramo(tramo: Tramo) -> Json:
    if isinstance(tramo, Enfasis):
        return {"tipo": "fuerte" if tramo.fuerte else "enfasis", "texto": tramo.texto}
    if isinstance(tramo, Enlace) and tramo.direccion.lower().startswith(ESQUEMAS_DE_ENLACE):
        return {"tipo": "enlace", "texto": tramo.texto, "direccion": tramo.direccion}
    return {"tipo": "texto", "texto": tramo.texto}


def _campos(campos: Sequence[Campo]) -> Json:
    return [{"rotulo": uno.rotulo, "renglones": [_tramos(tramos) for tramos in uno.tramos]} for uno in campos]


def _control(control: Control, hoja: Hoja) -> Mapping[str, Json]:
    comprobaciones: Json = [
        {"rotulo": una.rotulo, "respuesta": una.respuesta.value, "detalle": una.detalle}
        for una in control.comprobaciones
    ]
    anchos = repartir_rotulos((una.rotulo for una in control.comprobaciones), hoja.caja)
    return {"tipo": "control", "titulo": control.titulo, "comprobaciones": comprobaciones, "anchos": anchos}


def _tabla(tabla: Tabla, hoja: Hoja) -> Mapping[str, Json]:
    reparto = repartir(tabla, hoja)
    return {
        "tipo": "tabla",
        "titulo": tabla.titulo,
        "anchos": reparto.anchos,
        "apaisada": reparto.apaisada,
        "apretada": reparto.apretada,
        "encabezado": _encabezado(tabla),
        "cuerpo": _cuerpo(tabla),
        "junta": _cabe_junta(celda.texto for fila in tabla.cuerpo for celda in fila)
        and len(tabla.cuerpo) <= FILAS_QUE_CABEN_JUNTAS,
        "nota": tabla.nota,
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


def _cuerpo(tabla: Tabla) -> Json:
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
                "partible": not (celda.filas <= FILAS_QUE_CABEN_JUNTAS and _cabe_junta((celda.texto,))),
            })  # fmt: skip
    return celdas


def _celda(celda: Celda) -> Mapping[str, Json]:
    return {
        "texto": celda.texto,
        "filas": celda.filas,
        "columnas": celda.columnas,
        "alineacion": celda.alineacion.value,
    }


def _cabe_junta(textos: Iterable[str]) -> bool:
    """¿Es tan poco texto que más vale pasarlo entero a la hoja siguiente que partirlo?"""
    return sum(map(len, textos)) <= LETRAS_QUE_CABEN_JUNTAS


def _figura(figura: Figura) -> Mapping[str, Json]:
    numero = f"Gráfica {figura.numero}. " if figura.numero is not None else ""
    return {
        "tipo": "figura",
        "titulo": numero + figura.titulo,
        "subtitulo": figura.subtitulo,
        "svg": figura.svg,
        "alternativa": figura.alternativa,
        "fuente": figura.fuente,
    }


def _con_hojas_apaisadas(bloques: Sequence[Mapping[str, Json]]) -> Json:
    """La tabla que no cabe derecha va en su hoja apaisada, con los encabezados que la anuncian."""
    agrupados: list[Mapping[str, Json]] = []
    for bloque in bloques:
        if not bloque.get("apaisada"):
            agrupados.append(bloque)
            continue
        anuncio: list[Mapping[str, Json]] = []
        while agrupados and agrupados[-1]["tipo"] == "encabezado":
            anuncio.insert(0, agrupados.pop())
        agrupados.append({"tipo": "hoja_horizontal", "bloques": [*anuncio, bloque]})
    return agrupados
