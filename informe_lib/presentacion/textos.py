"""Los textos humanos: CommonMark con cifras enlazadas, hecho bloques. La única puerta a markdown-it.

Una cifra citada (`indicadores/citas.py`) en letras concuerda con lo que cuenta («veintiuna» inspecciones),
y la que se mide en «%» lleva su signo, esté o no escrito después.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from informe_lib.fuentes.caracteres import sin_invisibles
from informe_lib.indicadores.citas import Cita, cifra_citada, citas_en
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.cifra import ValorDeCifra
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.armado_de_listas import ArmadoDeListas
from informe_lib.presentacion.bloques import (
    Alineacion,
    BloqueDeTexto,
    CifraCitada,
    Encabezado,
    Enfasis,
    Enlace,
    Lista,
    Parrafo,
    Tabla,
    Texto,
    Tramo,
    Tramos,
    corrido,
)
from informe_lib.presentacion.claves import clave_de
from informe_lib.presentacion.renglones import en_sus_renglones
from informe_lib.presentacion.tablas_de_texto import tabla_de_texto
from informe_lib.presentacion.tabulacion import exacto

POR_CIENTO = " por ciento"
HONDURA = 100  # lo que está más adentro no se lee; CommonMark deja de leer en la décima lista
ALINEACIONES = {"text-align:right": Alineacion.DERECHA, "text-align:center": Alineacion.CENTRO}

Citar = Callable[[Cita], Tramo]


def bloques_de_texto(contenido: str, expediente: Expediente | None = None) -> Iterator[BloqueDeTexto]:
    """Párrafos, listas, tablas y subtítulos de un texto en CommonMark; el HTML crudo sale como se escribió.

    Con un expediente, las cifras enlazadas toman su valor; sin él, quedan como están escritas.
    """
    citar = _citador(expediente) if expediente else _sin_citar
    yield from _bloques(_lector().parse(contenido), citar)


@cache
def _lector() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "maxNesting": HONDURA}).enable("table")


def _sin_citar(cita: Cita) -> Tramo:
    return Texto(cita.escrita + cita.signo)


def _citador(expediente: Expediente) -> Citar:
    unidades = {cifra.clave: cifra.unidad for cifra in expediente.cifras}

    def citar(cita: Cita) -> Tramo:
        if reparo := cita.reparo():
            return Texto(f"[sin dato: no se entiende «{cita.escrita}»: {reparo}]{cita.signo}")
        unidad = unidades.get(cita.clave, "")
        explicada, registro = cifra_citada(expediente, cita.clave, cita.alcance_pedido)
        if registro is None or isinstance(registro.valor, Ausencia):
            signo = "" if _es_por_ciento(unidad) else cita.signo
            return Texto(_sin_valor(cita.clave, registro) + signo)
        escrita = _escrita(registro.valor, cita.manera, unidad)
        con_signo = escrita if escrita.endswith(("%", POR_CIENTO)) else escrita + cita.signo
        return CifraCitada(con_signo, explicada, format(registro.valor, "f"))

    return citar


def _sin_valor(clave: str, registro: ValorDeCifra | None) -> str:
    """Lo que va en el lugar de una cifra que falta: la razón, si alguien la registró."""
    if registro is not None and isinstance(registro.valor, Ausencia):
        return f"[{str(registro.valor).lower()}: {formato.en_un_renglon(registro.valor.motivo)}]"
    return f"[sin dato: cifra «{clave}»]"


def _es_por_ciento(unidad: str) -> bool:
    return unidad.strip() == "%"


def _escrita(valor: Decimal, manera: str, unidad: str) -> str:
    es_por_ciento = _es_por_ciento(unidad)
    if manera == "palabras" and valor == valor.to_integral_value():
        en_letras = formato.en_palabras_de(int(valor), unidad)
        return f"{formato.en_palabras(int(valor))}{POR_CIENTO}" if es_por_ciento else en_letras
    if es_por_ciento:
        return f"{exacto(valor)}{formato.ESPACIO_FIJO}%"
    return formato.porcentaje(valor) if manera == "porcentaje" else exacto(valor)


def _bloques(fichas: Sequence[Token], citar: Citar) -> Iterator[BloqueDeTexto]:
    indice = 0
    while indice < len(fichas):
        ficha = fichas[indice]
        if ficha.tag in ("ul", "ol"):
            fin = _cierre(fichas, indice)
            yield from _lista(fichas[indice : fin + 1], citar)
            indice = fin
        elif ficha.type == "heading_open":
            titulo = corrido(_tramos(fichas[indice + 1], citar)).replace("\n", " ")
            yield Encabezado(titulo, 3, clave_de(titulo, "-") or "subtitulo")
            indice += 2
        elif ficha.type == "table_open":
            fin = _cierre(fichas, indice)
            yield _tabla(fichas[indice:fin], citar)
            indice = fin
        elif tramos := _dicho(ficha, citar):
            yield Parrafo(tramos)
        indice += 1


def _lista(fichas: Sequence[Token], citar: Citar) -> Iterator[Lista]:
    """La lista con las que tiene dentro; de un elemento con varios párrafos, cada uno va en su renglón."""
    armado = ArmadoDeListas()
    for ficha in fichas:
        if ficha.tag in ("ul", "ol"):
            if ficha.nesting > 0:
                armado.abrir(ordenada=ficha.tag == "ol", desde=int(ficha.attrs.get("start", 1)))
            elif cerrada := armado.cerrar():
                yield cerrada
        elif ficha.type == "list_item_open":
            armado.abrir_elemento()
        elif tramos := _dicho(ficha, citar):
            armado.agregar(tramos)


def _dicho(ficha: Token, citar: Citar) -> Tramos:
    """El texto de un párrafo; o lo escrito entre «```» o con sangría, renglón por renglón."""
    if ficha.type == "inline":
        return _tramos(ficha, citar)
    es_codigo = ficha.type in ("fence", "code_block")
    escrito = en_sus_renglones(sin_invisibles(ficha.content, salvo="\n\t")) if es_codigo else ""
    return (Texto(escrito),) if escrito else ()


def _tabla(fichas: Sequence[Token], citar: Citar) -> Tabla:
    filas: list[list[str]] = []
    alineaciones: list[Alineacion] = []
    for ficha in fichas:
        if ficha.type == "tr_open":
            filas.append([])
        elif ficha.type == "th_open":
            alineaciones.append(ALINEACIONES.get(str(ficha.attrGet("style")), Alineacion.IZQUIERDA))
        elif ficha.type == "inline":
            filas[-1].append(corrido(_tramos(ficha, citar)))
    return tabla_de_texto(filas, alineaciones)


def _cierre(fichas: Sequence[Token], inicio: int) -> int:
    profundidad = 0
    for indice in range(inicio, len(fichas)):
        profundidad += fichas[indice].nesting
        if profundidad == 0:
            return indice
    return len(fichas) - 1


def _tramos(linea: Token, citar: Citar) -> Tramos:
    tramos: list[Tramo] = []
    enfasis, direccion = 0, ""
    for ficha in linea.children or []:
        contenido = _visible(ficha.content)
        if ficha.type in ("em_open", "em_close", "strong_open", "strong_close"):
            enfasis += ficha.nesting * (2 if ficha.tag == "strong" else 1)
        elif ficha.type in ("link_open", "link_close"):
            direccion = str(ficha.attrGet("href") or "")
        elif ficha.type in ("softbreak", "hardbreak"):
            tramos.append(Texto(" " if ficha.type == "softbreak" else "\n"))
        elif direccion:
            tramos.append(Enlace(contenido, direccion))
        elif enfasis and next(citas_en(contenido), None) is None:
            tramos.append(Enfasis(contenido, fuerte=enfasis > 1))
        else:
            tramos.extend(_citados(contenido, citar))
    return tuple(tramos)


def _visible(contenido: str) -> str:
    """Lo que se escribió con una entidad («&#x202e;») no pasó por la lectura: aquí pierde lo que no se ve."""
    return sin_invisibles(contenido.replace("\t", " ").replace("\n", " "), salvo="")


def _citados(texto: str, citar: Citar) -> Iterator[Tramo]:
    anterior = 0
    for cita in citas_en(texto):
        if cita.desde > anterior:
            yield Texto(texto[anterior : cita.desde])
        yield citar(cita)
        anterior = cita.desde + len(cita.escrita + cita.signo)
    if anterior < len(texto):
        yield Texto(texto[anterior:])
