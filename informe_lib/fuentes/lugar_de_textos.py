"""El lugar de cada texto: una sección del formato que rige un periodo declarado.

Un texto sin lugar no llega a ninguna página y nadie lo echaría de menos hasta después de publicar.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from informe_lib.fuentes.errores import FalloDeLectura
from informe_lib.fuentes.lectura import LecturaDeInstancia, periodo_escrito
from informe_lib.fuentes.sugerencia import enumeracion, pregunta
from informe_lib.fuentes.tablas import TablasTipadas
from informe_lib.fuentes.textos import ArchivoDeTextos
from informe_lib.modelo.expediente import Origen
from informe_lib.modelo.formato_oficial import FormatoOficial
from informe_lib.modelo.periodo import Periodo


def textos_sin_lugar(
    lectura: LecturaDeInstancia, formatos: Mapping[str, TablasTipadas], malos: Set[str]
) -> Iterator[FalloDeLectura]:
    """Los archivos de un periodo que nadie declara y los textos cuyo título no es de su formato.

    Recibe    la lectura terminada, los formatos que se leyeron y los archivos en que ya hay fallos.
    """
    declarados = {
        periodo_escrito(fila.valores.get("periodo")): fila.valores["formato"]
        for fila in lectura.filas.get("periodos", [])
    }
    for periodo, textos in lectura.textos.items():
        if periodo in declarados:
            formato = formatos.get(str(declarados[periodo]))
            yield from _textos_ajenos(textos, formato.registros.get("formato", ()) if formato else ())
        elif (
            periodo != lectura.por_declarar
            and None not in declarados
            and not _es_dudosa(lectura, periodo, malos)
        ):
            que = f"ninguna vigencia declara el periodo {periodo}"
            orden = f"informe nuevo periodo --instancia {lectura.instancia} --periodo {periodo}"
            remedio = (
                f"Declárelo en «periodos», en {periodo.vigencia}.yaml, o con «{orden}»; o quite este archivo."
            )
            yield FalloDeLectura(Origen(textos.archivo), que, None, remedio)


def _es_dudosa(lectura: LecturaDeInstancia, periodo: Periodo, malos: Set[str]) -> bool:
    """¿Lo que está mal en la vigencia, o que no esté, impidió saber qué periodos declara?"""
    carpeta = lectura.lector.relativa(lectura.carpeta)
    vigencia = f"{carpeta}/{periodo.vigencia}.yaml"
    declara = any(fila.origen.archivo == vigencia for fila in lectura.filas.get("periodos", []))
    return not declara and not malos.isdisjoint({carpeta, vigencia})


def _textos_ajenos(textos: ArchivoDeTextos, formatos: tuple[object, ...]) -> Iterator[FalloDeLectura]:
    """Los textos que no son de una sección; de un formato que no se pudo leer no se sabe.

    Un título sin nada debajo no es un texto: así quedan los de otro formato cuando se cambia.
    """
    for formato in formatos:
        if isinstance(formato, FormatoOficial):
            secciones = [seccion.clave for seccion in formato.secciones]
            for fila in textos.filas:
                titulo = str(fila.valores["clave"])
                if titulo not in secciones:
                    que = f"«{titulo}» no es una sección del formato «{formato.clave}»"
                    remedio = f"{pregunta(titulo, secciones)} Sus secciones: {enumeracion(secciones)}."
                    yield FalloDeLectura(fila.origen, que, None, remedio.strip())
