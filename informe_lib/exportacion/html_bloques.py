"""Cada bloque con sus elementos de HTML; cómo se ven lo dice el vestido."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

from informe_lib.exportacion.html_escapado import escapar
from informe_lib.exportacion.html_tabla import dibujar_tabla
from informe_lib.exportacion.html_texto import tramos_en_html
from informe_lib.exportacion.html_vestido import Rol, Vestido
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import (
    Bloque,
    Campo,
    Campos,
    Comprobacion,
    Control,
    Encabezado,
    Figura,
    Firma,
    Lista,
    Nota,
    Parrafo,
    Portada,
    Tabla,
)
from informe_lib.presentacion.bloques.lista import Numeracion
from informe_lib.presentacion.tabulacion import tabla_de_los_datos

# Una tabla más larga bajo la gráfica no la lee nadie, y pesa más que el resto de la página.
DATOS_QUE_SE_LEEN = 300
NUMERADA = {
    Numeracion.CIFRAS: Rol.EN_CIFRAS,
    Numeracion.LETRAS: Rol.EN_LETRAS,
    Numeracion.ROMANOS: Rol.EN_ROMANOS,
}


def dibujar_bloques(bloques: Sequence[Bloque], vestido: Vestido) -> str:
    """Los bloques, uno tras otro."""
    return "\n".join(dibujar_bloque(bloque, vestido) for bloque in bloques)


def dibujar_bloque(bloque: Bloque, vestido: Vestido) -> str:  # noqa: C901, PLR0911 (una rama por bloque)
    """Un bloque con el vestido que se le dé."""
    match bloque:
        case Portada():
            return _portada(bloque, vestido)
        case Encabezado():
            etiqueta = f"h{bloque.nivel}"
            return f"<{etiqueta}{vestido.ancla(bloque.clave)}>{escapar(bloque.texto)}</{etiqueta}>"
        case Parrafo():
            marca = " data-generado" if bloque.generado else ""
            return f"<p{marca}>{tramos_en_html(bloque.tramos, vestido)}</p>"
        case Nota():
            return f"<p{vestido.clase(Rol.NOTA)}>{tramos_en_html(bloque.tramos, vestido)}</p>"
        case Lista():
            return _lista(bloque, vestido)
        case Campos():
            return _campos(bloque.campos, vestido)
        case Firma():
            return _firma(bloque, vestido)
        case Tabla():
            return dibujar_tabla(bloque, vestido)
        case Figura():
            return _figura(bloque, vestido)
        case Control():
            return _control(bloque, vestido)


def _portada(portada: Portada, vestido: Vestido) -> str:
    """El título y, si los hay, la entidad, el periodo y la instancia: un cuaderno ajeno no los tiene."""
    renglones = (
        ("<p>", portada.entidad or "", "</p>"),
        ("<h1>", portada.titulo, "</h1>"),
        (f"<p{vestido.clase(Rol.PERIODO)}>", portada.periodo, "</p>"),
        (f"<p{vestido.clase(Rol.INSTANCIA)}>", portada.instancia, "</p>"),
    )
    return "\n".join(abre + escapar(texto) + cierra for abre, texto, cierra in renglones if texto)


def _lista(lista: Lista, vestido: Vestido, nivel: int = 0) -> str:
    elementos = "".join(
        f"<li>{tramos_en_html(tramos, vestido)}"
        + "".join(f"\n{_lista(otra, vestido, nivel + 1)}" for otra in colgadas)
        + "</li>\n"
        for tramos, colgadas in lista.con_lo_que_cuelga()
    )
    if not lista.ordenada:
        return f"<ul>\n{elementos}</ul>"
    numeracion = lista.numeracion(nivel)
    desde = f' start="{lista.desde}"' if lista.desde != 1 else ""
    tipo = f' type="{numeracion}"' if numeracion is not Numeracion.CIFRAS else ""
    return f"<ol{desde}{tipo}{vestido.clase(NUMERADA[numeracion])}>\n{elementos}</ol>"


def _campos(campos: Sequence[Campo], vestido: Vestido) -> str:
    renglones = "\n".join(_campo(campo, vestido) for campo in campos)
    return f"<dl{vestido.clase(Rol.CAMPOS)}>\n{renglones}\n</dl>"


def _campo(campo: Campo, vestido: Vestido) -> str:
    valores = "".join(
        f"<dd{vestido.clase(Rol.VALOR)}>{tramos_en_html(tramos, vestido)}</dd>" for tramos in campo.tramos
    )
    rotulo = f"<dt{vestido.clase(Rol.ROTULO)}>{escapar(campo.rotulo)}</dt>"
    return f"<div{vestido.clase(Rol.CAMPO)}>{rotulo}{valores}</div>"


def _control(control: Control, vestido: Vestido) -> str:
    renglones = "\n".join(_comprobacion(una, vestido) for una in control.comprobaciones)
    return (
        f"<p{vestido.clase(Rol.TITULO)}>{escapar(control.titulo)}</p>\n"
        f"<dl{vestido.clase(Rol.CONTROL)}>\n{renglones}\n</dl>"
    )


def _comprobacion(comprobacion: Comprobacion, vestido: Vestido) -> str:
    detalle = comprobacion.detalle
    return (
        f"<div{vestido.clase(Rol.CAMPO)}><dt{vestido.clase(Rol.PREGUNTA)}>{escapar(comprobacion.rotulo)}</dt>"
        f"<dd{vestido.clase(Rol.VALOR, Rol.RESPUESTA)}>{escapar(comprobacion.respuesta.value)}</dd>"
        + (f"<dd{vestido.clase(Rol.VALOR, Rol.DETALLE)}>{escapar(detalle)}</dd>" if detalle else "")
        + "</div>"
    )


def _firma(firma: Firma, vestido: Vestido) -> str:
    """La raya es el lugar de la firma: nadie la lee y ninguna imagen la reemplaza."""
    return (
        f"<div{vestido.clase(Rol.FIRMA)}>\n<p{vestido.clase(Rol.TITULO)}>{escapar(firma.rotulo)}</p>\n"
        f"<div{vestido.clase(Rol.RAYA)}></div>\n{_campos(firma.campos, vestido)}\n</div>"
    )


def _figura(figura: Figura, vestido: Vestido) -> str:
    """El título y la medida arriba, la fuente abajo y los datos a pedido."""
    numero = f"Gráfica {figura.numero}. " if figura.numero is not None else ""
    return (
        f"<figure{vestido.ancla('grafica-' + figura.clave)}{vestido.clase(Rol.FIGURA)}>\n"
        f"<figcaption><strong{vestido.clase(Rol.TITULO)}>{numero}{escapar(figura.titulo)}</strong>\n"
        f"<p{vestido.clase(Rol.SUBTITULO)}>{escapar(figura.subtitulo)}</p></figcaption>\n"
        f"{_dibujo(figura, vestido, numero.rstrip('. ') or figura.titulo)}\n"
        f"<p{vestido.clase(Rol.FUENTE)}>{escapar(figura.fuente)}</p>\n{_datos(figura, vestido)}</figure>"
    )


def _dibujo(figura: Figura, vestido: Vestido, nombre: str) -> str:
    """Las partes del dibujo; en un teléfono, el angosto si lo hay, y si no, una región que se desplaza."""
    primera, *siguen = figura.partes()
    if figura.angosta is None:
        abre, cierra = vestido.region(nombre)
        imagenes = "".join(_imagen(*parte, vestido.clase(Rol.IMAGEN)) for parte in figura.partes())
        return f"{abre}{imagenes}{cierra}"
    abre, cierra = vestido.segun_pantalla(_direccion(figura.angosta))
    continuan = (_imagen(*parte, vestido.clase(Rol.IMAGEN, Rol.CONTINUACION)) for parte in siguen)
    return f"{abre}{_imagen(*primera, vestido.clase(Rol.IMAGEN))}{cierra}{''.join(continuan)}"


def _imagen(svg: str, alternativa: str, clase: str) -> str:
    return f'<img{clase} src="{_direccion(svg)}" alt="{escapar(alternativa)}">'


def _direccion(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode('utf-8', 'ignore')).decode('ascii')}"


def _datos(figura: Figura, vestido: Vestido) -> str:
    if not figura.datos.filas:
        return ""
    if len(figura.datos.filas) > DATOS_QUE_SE_LEEN:
        return f"<p{vestido.clase(Rol.FUENTE)}>{_donde_estan_los_datos(figura)}</p>\n"
    titulo = f"Datos de la gráfica «{figura.titulo}»"
    tabla = tabla_de_los_datos(f"datos-{figura.clave}", titulo, figura.datos)
    return (
        f"<details>\n<summary>Ver los datos de la gráfica</summary>\n"
        f"{dibujar_tabla(tabla, vestido)}\n</details>\n"
    )


def _donde_estan_los_datos(figura: Figura) -> str:
    cuantos = formato.numero(len(figura.datos.filas))
    return f"Los {cuantos} datos de la gráfica están en datos_abiertos/{escapar(figura.clave)}.csv."
