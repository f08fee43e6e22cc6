"""Lo que hace `informe cerrar`: cierra un informe o dice, una por una, las alertas que lo impiden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.markup import escape

from informe_lib.cli.corrida import Corrida, avance_en
from informe_lib.cli.opciones import corta
from informe_lib.cli.revision import COLORES, ficha_de
from informe_lib.cli.seleccion import LecturaFallida, declaradas
from informe_lib.ejecucion.cuadernos import ErrorDeEjecucion, hallar_cuaderno
from informe_lib.ejecucion.generacion import Pedido
from informe_lib.ejecucion.largo_de_rutas import exigir_rutas_cortas, ruta_mas_larga_al_cerrar
from informe_lib.ejecucion.versiones import SALVEDADES, Cierre, ErrorImpideCerrar, Version, cerrar
from informe_lib.fuentes.creacion.yaml_escrito import escrito
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.revision import Severidad
from informe_lib.presentacion.alertas import TITULOS
from informe_lib.revision.alerta import Alerta
from informe_lib.revision.salvedades import admite_salvedad


def cerrar_informe(corrida: Corrida, instancia: str, periodo: Periodo, cierre: Cierre) -> bool:
    """Cierra un informe y dice dónde quedó, o por qué no se pudo; devuelve si está cerrado.

    Errores   los de `declaradas`, si la instancia no existe o no declara el periodo; y ErrorRutaLarga.
    """
    consola = Console(stderr=True, highlight=False, soft_wrap=True)
    cuaderno = hallar_cuaderno(corrida.cuaderno, corrida.datos)
    (declarada,) = declaradas(corrida.datos, (instancia,), periodo)
    if corrida.largo_de_ruta is not None:
        ruta = ruta_mas_larga_al_cerrar(corrida.salidas, instancia, periodo)
        exigir_rutas_cortas((ruta,), corrida.largo_de_ruta)
    pedido = Pedido(instancia, periodo, cuaderno, corrida.datos, corrida.salidas)
    try:
        if isinstance(declarada, LecturaFallida):
            raise declarada.error
        with avance_en(consola) as avisar:
            version = cerrar(pedido, cierre, avisar)
    except ErrorInforme as error:
        _decir_por_que_no(corrida, error, pedido, consola)
        return False
    _decir_donde(corrida, version, pedido, consola)
    return True


def _decir_donde(corrida: Corrida, version: Version, pedido: Pedido, consola: Console) -> None:
    informe = f"[bold]{escape(pedido.instancia)}[/], {pedido.periodo}"
    if not version.es_nueva:
        consola.print(f"{informe}: ya está cerrado ({version.nombre}) y nada cambió desde entonces.")
        return
    consola.print(f"{informe}: cerrado ({version.nombre}).")
    if version.reemplaza:
        anterior = corta(version.carpeta.with_name(version.reemplaza), corrida.datos)
        consola.print(f"Reemplaza a {version.reemplaza}, que se conserva en {escape(anterior)}.")
    consola.print(f"\nEscrito en {escape(corta(version.carpeta, corrida.datos))}, de solo lectura:")
    for ruta in sorted(version.carpeta.iterdir(), key=lambda una: (una.is_dir(), una.name)):
        consola.print(f"  {escape(ruta.name)}{'/' if ruta.is_dir() else ''}")
    if version.salvedades:
        cuantas = "una salvedad" if version.salvedades == 1 else f"{version.salvedades} salvedades"
        consola.print(f"Se cerró con {cuantas}: por qué y quién responde, en {SALVEDADES.as_posix()}.")


def _decir_por_que_no(corrida: Corrida, error: ErrorInforme, pedido: Pedido, consola: Console) -> None:
    if isinstance(error, ErrorImpideCerrar):
        _decir_las_que_impiden(error, pedido)
        return
    quien = f"{escape(pedido.instancia)}, {pedido.periodo}"
    consola.print(f"[bold red]No se pudo cerrar {quien}[/]\n{escape(str(error))}")
    if isinstance(error, ErrorDeEjecucion) and error.carpeta:
        consola.print(f"Hasta dónde llegó y el detalle: {escape(corta(error.carpeta, corrida.datos))}")


def _decir_las_que_impiden(error: ErrorImpideCerrar, pedido: Pedido) -> None:
    """Cada alerta, como la dice `informe revisar`, y la salvedad de cada una que la admita."""
    consola = Console(highlight=False)
    consola.print(f"[bold {COLORES[Severidad.IMPIDE]}]{TITULOS[Severidad.IMPIDE]}[/]")
    for alerta in error.alertas:
        consola.print(ficha_de(alerta))
    consola.print(f"\n{escape(str(error))}")
    if sin_remedio := sorted({una.codigo for una in error.alertas if not admite_salvedad(una)}):
        consola.print(f"Nadie puede responder por {' ni '.join(sin_remedio)}: hay que corregir los datos.")
    if salvables := [una for una in error.alertas if admite_salvedad(una)]:
        archivo = f"parametros/instancias/{pedido.instancia}/{pedido.periodo.vigencia}.yaml"
        consola.print(
            "\nCorrija lo que se pueda. Por lo que no, alguien puede responder con una salvedad: agregue en "
            f"{escape(archivo)} la suya, con su motivo y quién responde, y repita. Si «salvedades» ya está "
            "en ese archivo, ponga debajo solo los renglones que siguen.\n"
        )
        for renglon in _salvedades_por_escribir(salvables):
            consola.print(renglon, markup=False, soft_wrap=True)


def _salvedades_por_escribir(alertas: Sequence[Alerta]) -> Iterator[str]:
    """El YAML listo para copiar; sin motivo ni responsable, que nadie más puede poner, no se deja leer."""
    yield "salvedades:"
    for periodo, regla, dato in dict.fromkeys((una.periodo, una.codigo, una.donde.dato) for una in alertas):
        yield f"  - periodo: {periodo}"
        yield f"    regla: {regla}"
        if dato:
            yield f"    dato: {escrito(dato)}"
        yield "    motivo:  # por qué se cierra así"
        yield "    quien:  # quién responde por ello"
