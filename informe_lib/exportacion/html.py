"""El Documento como página web: sin programas, sin peticiones, legible en papel, teléfono y lector."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256

from informe_lib.exportacion.documento import AVISO_DE_BORRADOR, Documento, Metadatos
from informe_lib.exportacion.html_bloques import dibujar_bloque, dibujar_bloques
from informe_lib.exportacion.html_escapado import escapar
from informe_lib.exportacion.html_estilo import hoja_de_estilo
from informe_lib.exportacion.html_fichas import dibujar_fichas
from informe_lib.exportacion.html_vestido import VestidoDePagina, VestidoDeVista
from informe_lib.presentacion.bloques import Bloque, Enfasis, Nota, Parrafo
from informe_lib.presentacion.bloques.cifras import fichas_de_cifras


def escribir_html(documento: Documento) -> str:
    """La página completa, en un solo archivo; el mismo Documento da siempre los mismos bytes."""
    vestido = VestidoDePagina(fichas_de_cifras(documento.bloques))
    cuerpo = _cuerpo(documento, vestido)
    estilo = hoja_de_estilo(documento, vestido.anchos)
    return (
        f'<!doctype html>\n<html lang="{escapar(documento.metadatos.idioma)}">\n<head>\n'
        f"{_cabeza(documento.metadatos, estilo)}\n"
        f"<style>{estilo}</style>\n</head>\n<body>\n{cuerpo}\n</body>\n</html>\n"
    )


def escribir_vista(bloques: Sequence[Bloque]) -> str:
    """Los mismos bloques como fragmento para JupyterLab, que se ve aunque el cuaderno no sea de confianza."""
    senalados = tuple(_con_aviso_de_reglas(bloques))
    return f'<div lang="es-CO">\n{dibujar_bloques(senalados, VestidoDeVista())}\n</div>'


def _con_aviso_de_reglas(bloques: Sequence[Bloque]) -> Iterator[Bloque]:
    """Antes de lo que escribieron las reglas, dónde escribe una persona lo que lo reemplaza."""
    anunciado = None
    for bloque in bloques:
        reemplazo = bloque.reemplazo if isinstance(bloque, Parrafo) and bloque.generado else None
        if reemplazo and reemplazo != anunciado:
            yield Nota((Enfasis(f"Texto escrito por reglas; para reemplazarlo, escriba {reemplazo}"),))
        anunciado = reemplazo
        yield bloque


def _cabeza(metadatos: Metadatos, estilo: str) -> str:
    huella = b64encode(sha256(estilo.encode()).digest()).decode("ascii")
    politica = (
        f"default-src 'none'; style-src 'sha256-{huella}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    nombres = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "author": metadatos.autor,
        "description": metadatos.asunto,
        "keywords": ", ".join(metadatos.claves_del_archivo),
        "dcterms.date": metadatos.fecha,
    }
    propiedades = (
        f'<meta name="{nombre}" content="{escapar(valor)}">' for nombre, valor in nombres.items() if valor
    )
    return "\n".join((
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{politica}">',
        f"<title>{escapar(metadatos.titulo_del_archivo)}</title>",
        *propiedades,
    ))  # fmt: skip


def _cuerpo(documento: Documento, vestido: VestidoDePagina) -> str:
    estado = documento.metadatos.estado.value if documento.metadatos.es_borrador else ""
    portada = documento.portada
    bloques = dibujar_bloques(documento.bloques, vestido)
    de_quien = " · ".join(escapar(uno) for uno in (portada.instancia, portada.periodo) if uno) or escapar(
        portada.titulo
    )
    pie = f"<strong>{estado}</strong> · {de_quien}" if estado else de_quien
    aviso = f'<p class="aviso"><strong>{estado}</strong> {AVISO_DE_BORRADOR}</p>\n' if estado else ""
    marca = f'\n<div class="marca" aria-hidden="true">{estado}</div>' if estado else ""
    return (
        '<a class="salto" href="#contenido">Ir al contenido</a>\n'
        f"<header>\n{aviso}{dibujar_bloque(portada, vestido)}\n</header>\n"
        f'<main id="contenido" tabindex="-1">\n{bloques}{dibujar_fichas(vestido)}\n</main>\n'
        f"<footer>\n<p>{pie}</p>\n</footer>{marca}"
    )
