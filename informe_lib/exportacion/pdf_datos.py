"""Del Documento a lo que la plantilla dibuja: datos planos, con todo texto como cadena literal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from informe_lib.exportacion.documento import AVISO_DE_BORRADOR, Documento
from informe_lib.exportacion.enlaces import se_puede_seguir
from informe_lib.exportacion.enteros import es_corto, va_entero
from informe_lib.exportacion.pdf_anchos import Hoja, hoja_de, repartir_rotulos
from informe_lib.exportacion.pdf_apaisadas import con_hojas_apaisadas
from informe_lib.exportacion.pdf_tablas import Json, datos_de_control, datos_de_tabla
from informe_lib.exportacion.pdf_topes import DONDE_ESTA_EL_DETALLE, acotado
from informe_lib.exportacion.rotulo_de_hoja import rotulo_de_hoja
from informe_lib.fuentes.caracteres import sin_mitades
from informe_lib.presentacion.bloques import (
    Bloque,
    Campo,
    Campos,
    CifraCitada,
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
from informe_lib.presentacion.bloques.cifras import fichas_de_cifras

# Lo que no se ve y solo estorba: controles, y las marcas que harían leer un literal al revés.
_INVISIBLES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def datos_de(documento: Documento, fecha: date) -> Mapping[str, Json]:
    """Lo que la plantilla lee: propiedades, portada y bloques, en orden."""
    propiedades = documento.metadatos
    hoja = hoja_de(propiedades.papel)
    lengua, _, region = propiedades.idioma.partition("-")
    datos: Mapping[str, Json] = {
        "titulo": acotado(propiedades.titulo_del_archivo),
        "asunto": acotado(propiedades.asunto),
        "autores": [acotado(propiedades.autor)] if propiedades.autor else [],
        "palabras_clave": [acotado(palabra) for palabra in propiedades.claves_del_archivo],
        "fecha": {"year": fecha.year, "month": fecha.month, "day": fecha.day},
        "lengua": lengua,
        "region": region or None,
        "es_borrador": propiedades.es_borrador,
        "aviso": AVISO_DE_BORRADOR,
        "hoja": {"ancho": hoja.ancho, "alto": hoja.alto},
        "portada": _portada(documento.portada),
        "de_quien": rotulo_de_hoja(documento.portada, hoja),
        "cifras": [una.cifra for una in fichas_de_cifras(documento.bloques)],
        "bloques": con_hojas_apaisadas(_bloques(documento.bloques, hoja)),
    }
    return {clave: _imprimible(valor) for clave, valor in datos.items()}


def _imprimible(valor: Json) -> Json:
    """Los mismos datos, sin los caracteres que ninguna hoja puede mostrar."""
    if isinstance(valor, str):
        return _visible(valor)
    if isinstance(valor, Mapping):
        return {clave: _imprimible(uno) for clave, uno in valor.items()}
    return [_imprimible(uno) for uno in valor] if isinstance(valor, Sequence) else valor


def _visible(texto: str) -> str:
    corriente = texto.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return sin_mitades(_INVISIBLES.sub("", corriente))


def _publicables(bloques: Iterable[Bloque]) -> Iterator[Bloque]:
    """Sin lo que no dice nada, y sin saltos de nivel, que un PDF accesible no admite en sus encabezados."""
    nivel = 1
    for bloque in bloques:
        if isinstance(bloque, Encabezado):
            if _visible(bloque.texto).strip():
                nivel = min(bloque.nivel, nivel + 1)
                yield replace(bloque, nivel=nivel)
        elif not (isinstance(bloque, Campos) and not bloque.campos):
            yield bloque


def _bloques(bloques: Iterable[Bloque], hoja: Hoja) -> Sequence[Mapping[str, Json]]:
    """Cada bloque y si `anuncia` lo que sigue: un encabezado, o la nota de alcance que va bajo él."""
    dibujados: list[Mapping[str, Json]] = []
    bajo_un_encabezado = False
    for bloque in _publicables(bloques):
        es_encabezado = isinstance(bloque, Encabezado)
        anuncia = es_encabezado or (bajo_un_encabezado and isinstance(bloque, Nota))
        dibujados.append({"corto": es_corto(bloque), "anuncia": anuncia, **_dibujo(bloque, hoja)})
        bajo_un_encabezado = es_encabezado
    return dibujados


def _dibujo(  # noqa: PLR0911 (una rama por bloque es toda su complejidad)
    bloque: Bloque, hoja: Hoja
) -> Mapping[str, Json]:
    match bloque:
        case Portada():
            return {"tipo": "portada", **_portada(bloque)}
        case Encabezado():
            return {"tipo": "encabezado", "texto": acotado(bloque.texto), "nivel": bloque.nivel}
        case Parrafo() | Nota():
            return {"tipo": bloque.tipo, "tramos": _tramos(bloque.tramos)}
        case Lista():
            return _lista(bloque)
        case Campos():
            anchos = repartir_rotulos((uno.rotulo for uno in bloque.campos), hoja.caja)
            campos, entera = _campos(bloque.campos), va_entero(bloque, hoja)
            return {"tipo": "campos", "campos": campos, "anchos": anchos, "entera": entera}
        case Firma():
            return {"tipo": "firma", "rotulo": bloque.rotulo, "campos": _campos(bloque.campos)}
        case Control():
            return datos_de_control(bloque, hoja)
        case Tabla():
            return datos_de_tabla(bloque, hoja)
        case Figura():
            return _figura(bloque)


def _portada(portada: Portada) -> Mapping[str, Json]:
    return {
        "entidad": portada.entidad,
        "titulo": acotado(portada.titulo),
        "periodo": portada.periodo,
        "instancia": portada.instancia,
    }


def _tramos(tramos: Tramos) -> Json:
    return [_tramo(tramo) for tramo in tramos]


def _tramo(tramo: Tramo) -> Json:
    if isinstance(tramo, Enfasis):
        return {"tipo": "fuerte" if tramo.fuerte else "enfasis", "texto": tramo.texto}
    if isinstance(tramo, Enlace) and se_puede_seguir(tramo.direccion):
        return {"tipo": "enlace", "texto": tramo.texto, "direccion": tramo.direccion}
    if isinstance(tramo, CifraCitada):
        return {"tipo": "cifra", "texto": tramo.texto, "cifra": tramo.clave}
    return {"tipo": "texto", "texto": tramo.texto}


def _lista(lista: Lista, nivel: int = 0) -> Mapping[str, Json]:
    elementos = [
        {"tramos": _tramos(tramos), "colgadas": [_lista(otra, nivel + 1) for otra in colgadas]}
        for tramos, colgadas in lista.con_lo_que_cuelga()
    ]
    numeracion = f"{lista.numeracion(nivel)}." if lista.ordenada else None
    return {"tipo": "lista", "elementos": elementos, "numeracion": numeracion, "desde": lista.desde}


def _campos(campos: Sequence[Campo]) -> Json:
    return [{"rotulo": uno.rotulo, "renglones": [_tramos(tramos) for tramos in uno.tramos]} for uno in campos]


def _figura(figura: Figura) -> Mapping[str, Json]:
    numero = f"Gráfica {figura.numero}. " if figura.numero is not None else ""
    return {
        "tipo": "figura",
        "titulo": numero + figura.titulo,
        "subtitulo": figura.subtitulo,
        "partes": [
            {"svg": svg, "alternativa": acotado(alternativa, DONDE_ESTA_EL_DETALLE)}
            for svg, alternativa in figura.partes()
        ],
        "fuente": figura.fuente,
    }
