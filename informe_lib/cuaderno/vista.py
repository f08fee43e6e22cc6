"""Lo que una celda devuelve: los bloques para el documento y una vista para JupyterLab."""

from __future__ import annotations

from dataclasses import dataclass

from informe_lib.exportacion.documento import MIME_DE_BLOQUES
from informe_lib.exportacion.html import escribir_vista
from informe_lib.fuentes.esquema import a_datos
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import SeccionDeBloques, textos_de


@dataclass(frozen=True, slots=True)
class Vista:
    """Los bloques de una celda; JupyterLab los dibuja y el documento los recoge del mismo lugar."""

    contenido: SeccionDeBloques

    def _repr_mimebundle_(
        self,
        include: object = None,  # noqa: ARG002 (IPython lo pide; se entregan siempre las tres formas)
        exclude: object = None,  # noqa: ARG002
    ) -> dict[str, object]:
        return paquete_mime(self.contenido)

    def __repr__(self) -> str:
        textos = (texto for bloque in self.contenido.bloques for texto in textos_de(bloque))
        return "\n".join(textos) or f"La sección «{self.contenido.seccion}» no tiene contenido."


def paquete_mime(contenido: SeccionDeBloques) -> dict[str, object]:
    """Las tres formas de un mismo contenido: bloques, HTML para la pantalla y texto."""
    return {
        MIME_DE_BLOQUES: a_datos(SeccionDeBloques, contenido),
        "text/html": escribir_vista(contenido.bloques),
        "text/plain": "\n".join(texto for bloque in contenido.bloques for texto in textos_de(bloque)),
    }


def resumen(expediente: Expediente) -> str:
    """Un expediente en una línea: de quién es, hasta cuándo y cuánto trae."""
    conteos = (
        (len(expediente.integrantes), "integrante", "integrantes"),
        (len(expediente.sesiones), "sesión", "sesiones"),
        (len(expediente.decisiones), "decisión", "decisiones"),
    )
    contado = ", ".join(f"{formato.numero(n)} {formato.plural(n, uno, varios)}" for n, uno, varios in conteos)
    return f"Expediente de {expediente.instancia.nombre}, {expediente.periodo.clave}: {contado}"
