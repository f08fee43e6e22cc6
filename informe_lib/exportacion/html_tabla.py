"""La tabla: título, rótulos con su alcance, grupos de filas y la forma de lista que toma en un teléfono."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from informe_lib.exportacion.html_escapado import en_renglones, escapar
from informe_lib.exportacion.html_vestido import Rol, Vestido
from informe_lib.presentacion.bloques import Alineacion, Celda, Tabla, ubicadas

COLUMNAS_SIN_DESPLAZAR = 6  # con más, una pantalla mediana necesita desplazarse a lo ancho
TEXTO_EXTENSO = 80  # en una columna angosta, un texto así hace filas de medio palmo
TEXTO_CORTO = 14  # una fecha, un rol, un total, «4. Planeación»: no se parten entre renglones
PALABRA_LARGA = 24  # una dirección web puede partirse en cualquier parte para no ensanchar la tabla
LARGA = re.compile(rf"[^\s<>]{{{PALABRA_LARGA + 1},}}")
TROZO = re.compile(r"[^\s_]+_*|_+")  # lo que de una palabra va junto: una clave se parte después de su raya

Fila = tuple[tuple[int, Celda], ...]
DE_ALINEACION = {Alineacion.CENTRO: (Rol.CENTRO,), Alineacion.DERECHA: (Rol.DERECHA,)}


@dataclass(frozen=True, slots=True)
class _Contexto:
    """Lo que una celda del cuerpo toma de su tabla y de su fila."""

    vestido: Vestido
    rotulos: Mapping[int, str]
    filas_del_grupo: int
    es_total: bool
    fija: int | None


def dibujar_tabla(tabla: Tabla, vestido: Vestido) -> str:
    """La tabla completa, con su nota debajo."""
    abre, cierra = vestido.region(tabla.titulo) if tabla.ancho > COLUMNAS_SIN_DESPLAZAR else ("", "")
    ancla = vestido.ancla(f"tabla-{tabla.clave}")
    partes = (
        f"{abre}<table{ancla}{vestido.clase(Rol.TABLA)}>",
        f"<caption{vestido.clase(Rol.TITULO)}>{escapar(tabla.titulo)}</caption>",
        _columnas(tabla, vestido),
        "<thead>",
        *_encabezado(tabla, vestido),
        "</thead>",
        *_cuerpo(tabla, vestido),
        f"</table>{cierra}",
        *(f"<p{vestido.clase(Rol.NOTA)}>{escapar(nota)}</p>" for nota in tabla.notas),
    )
    return "\n".join(filter(None, partes))


def _columnas(tabla: Tabla, vestido: Vestido) -> str:
    if not tabla.anchos:
        return ""
    total = sum(tabla.anchos)
    columnas = (f"<col{vestido.ancho(round(100 * ancho / total))}>" for ancho in tabla.anchos)
    return f"<colgroup>{''.join(columnas)}</colgroup>"


def _encabezado(tabla: Tabla, vestido: Vestido) -> Iterator[str]:
    """Un rótulo de columna sin alineación propia toma la de su columna: los números, a la derecha."""
    alineaciones: dict[int, Alineacion] = {}
    for columna, celda in ubicadas(tabla.cuerpo, tabla.ancho):
        if celda.columnas == 1:
            alineaciones.setdefault(columna, celda.alineacion)
    fija, extensas = _columna_fija(tabla), _columnas_extensas(tabla)
    for fila in _filas(tabla.encabezado, tabla.ancho):
        celdas = []
        for columna, celda in fila:
            hereda = celda.columnas == 1 and celda.alineacion is Alineacion.IZQUIERDA
            alineacion = alineaciones.get(columna, celda.alineacion) if hereda else celda.alineacion
            propios = {Rol.FIJA: columna == fija, Rol.EXTENSA: columna in extensas}
            papeles = tuple(rol for rol, tiene in propios.items() if tiene and celda.columnas == 1)
            celdas.append(_rotulo_de_columna(replace(celda, alineacion=alineacion), vestido, papeles))
        yield f"<tr>{''.join(celdas)}</tr>"


def _columna_fija(tabla: Tabla) -> int | None:
    """La que dice de quién es cada fila, y no se va al desplazar a lo ancho: la última que es rótulo."""
    if tabla.ancho <= COLUMNAS_SIN_DESPLAZAR:
        return None
    rotulos = (
        columna
        for columna, celda in ubicadas(tabla.cuerpo, tabla.ancho)
        if celda.es_encabezado and celda.columnas == 1
    )
    return max(rotulos, default=None)


def _columnas_extensas(tabla: Tabla) -> frozenset[int]:
    """Las de texto largo en una tabla que se desplaza: hay ancho de sobra para que se lean."""
    if tabla.ancho <= COLUMNAS_SIN_DESPLAZAR:
        return frozenset()
    ubicacion = ubicadas(tabla.cuerpo, tabla.ancho)
    return frozenset(columna for columna, celda in ubicacion if len(celda.texto) > TEXTO_EXTENSO)


def _rotulo_de_columna(celda: Celda, vestido: Vestido, papeles: tuple[Rol, ...]) -> str:
    clase = vestido.clase(*_roles(celda), *papeles, Rol.ROTULO_DE_COLUMNA)
    if not celda.texto.strip():  # un rótulo vacío no rotula: quien no ve la tabla oiría un silencio
        return f"<td{clase}{_lugar(celda)}></td>"
    alcance = "colgroup" if celda.columnas > 1 else "col"
    return f'<th{clase} scope="{alcance}"{_lugar(celda)}>{_escrito(celda)}</th>'


def _cuerpo(tabla: Tabla, vestido: Vestido) -> Iterator[str]:
    """Cada grupo de filas combinadas es un `tbody`, para que su rótulo valga para él y solo para él."""
    rotulos = {  # manda la última fila: «Fecha» y no «Sesiones en las que participaron»
        ocupada: celda.texto
        for fila in _filas(tabla.encabezado, tabla.ancho)
        for columna, celda in fila
        for ocupada in range(columna, columna + celda.columnas)
    }
    primera_de_totales = len(tabla.cuerpo) - tabla.totales
    fija = _columna_fija(tabla)
    posicion = 0
    for grupo in _grupos(_filas(tabla.cuerpo, tabla.ancho)):
        clase = vestido.clase(Rol.FILAS_UNIDAS) if _altura(grupo[0]) > 1 else ""
        yield f"<tbody{clase}>"
        for fila in grupo:
            es_total = posicion >= primera_de_totales
            yield _fila(fila, _Contexto(vestido, rotulos, len(grupo), es_total, fija))
            posicion += 1
        yield "</tbody>"


def _fila(fila: Fila, contexto: _Contexto) -> str:
    clase = contexto.vestido.clase(Rol.TOTAL) if contexto.es_total else ""
    siguientes = [celda.es_encabezado for _, celda in fila[1:]] + [False]
    celdas = (
        _rotulo_de_fila(columna, celda, contexto, rotula_un_grupo=sigue_otro or celda.filas > 1)
        if celda.es_encabezado and celda.texto.strip()
        else _dato(columna, celda, contexto)
        for (columna, celda), sigue_otro in zip(fila, siguientes, strict=True)
    )
    return f"<tr{clase}>{''.join(celdas)}</tr>"


def _rotulo_de_fila(columna: int, celda: Celda, contexto: _Contexto, *, rotula_un_grupo: bool) -> str:
    """El alcance es el grupo solo si el rótulo lo abarca entero; si no, las filas que ocupa."""
    propio = Rol.GRUPO if rotula_un_grupo else Rol.ROTULO_DE_FILA
    papeles = (Rol.FIJA,) if columna == contexto.fija and celda.columnas == 1 else ()
    clase = contexto.vestido.clase(propio, *_roles(celda, contexto), *papeles)
    alcance = "rowgroup" if celda.filas > 1 and celda.filas == contexto.filas_del_grupo else "row"
    rotulo = contexto.vestido.rotulo(_de_que_columna(columna, celda, contexto))
    ancla = contexto.vestido.fila_de(celda.cifra) if celda.cifra else ""
    return f'<th{ancla}{clase}{rotulo} scope="{alcance}"{_lugar(celda)}>{_escrito(celda)}</th>'


def _dato(columna: int, celda: Celda, contexto: _Contexto) -> str:
    clase = contexto.vestido.clase(*_roles(celda, contexto))
    rotulo = contexto.vestido.rotulo(_de_que_columna(columna, celda, contexto))
    return f"<td{clase}{rotulo}{_lugar(celda)}>{_escrito(celda)}</td>"


def _de_que_columna(columna: int, celda: Celda, contexto: _Contexto) -> str:
    """El rótulo que una celda lleva en un teléfono; la que abarca varias columnas no es de ninguna."""
    return contexto.rotulos[columna] if celda.columnas == 1 else ""


def _roles(celda: Celda, contexto: _Contexto | None = None) -> Iterator[Rol]:
    yield Rol.CELDA
    yield from DE_ALINEACION.get(celda.alineacion, ())
    if len(celda.texto) <= TEXTO_CORTO:
        yield Rol.CORTO
    if any(len(trozo) > PALABRA_LARGA for trozo in TROZO.findall(celda.texto)):
        yield Rol.PARTIBLE
    if contexto is not None and contexto.es_total:
        yield Rol.TOTAL


def _escrito(celda: Celda) -> str:
    """El texto de la celda; una clave larga puede seguir en otro renglón tras su raya, y se copia entera."""
    return LARGA.sub(lambda hallada: hallada[0].replace("_", "_<wbr>"), en_renglones(celda.texto))


def _lugar(celda: Celda) -> str:
    filas = f' rowspan="{celda.filas}"' if celda.filas > 1 else ""
    columnas = f' colspan="{celda.columnas}"' if celda.columnas > 1 else ""
    return filas + columnas


def _filas(filas: Sequence[Sequence[Celda]], ancho: int) -> Iterator[Fila]:
    """Las filas, cada celda con la columna de la rejilla en que empieza."""
    ubicacion = iter(ubicadas(filas, ancho))
    for fila in filas:
        yield tuple(islice(ubicacion, len(fila)))


def _grupos(filas: Iterable[Fila]) -> Iterator[list[Fila]]:
    """Las filas que una celda combinada une van juntas; las sueltas seguidas, también."""
    grupo: list[Fila] = []
    pendientes = 0
    unido = False
    for fila in filas:
        empieza_union = pendientes == 0 and _altura(fila) > 1
        if grupo and pendientes == 0 and (unido or empieza_union):
            yield grupo
            grupo = []
        if pendientes == 0:
            unido = empieza_union
        grupo.append(fila)
        pendientes = max(pendientes, _altura(fila)) - 1
    if grupo:
        yield grupo


def _altura(fila: Fila) -> int:
    return max((celda.filas for _, celda in fila), default=1)
