"""Anexo de soporte: las gráficas y las tablas que sustentan el informe y que el formato no lista."""

from __future__ import annotations

from collections.abc import Iterator

from pandas import DataFrame

from informe_lib.indicadores.cifras import valor_vigente
from informe_lib.indicadores.plan import avance_del_plan
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import Extras, SeccionDelFormato
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import (
    Bloque,
    Columna,
    Encabezado,
    Escalar,
    Figura,
    Tabla,
    TipoDeDato,
)
from informe_lib.presentacion.graficas import (
    avance_frente_a_lo_esperado,
    funciones_por_sesion,
    matriz_de_asistencia,
)
from informe_lib.presentacion.tabulacion import escalar, tabla_plana
from informe_lib.presentacion.textos import cifras_citadas


def anexo(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Asistencia, avance del plan y funciones en gráficas, y de dónde sale cada cifra citada."""
    if expediente.formato.extras is Extras.NINGUNO:
        return
    alcance = seccion.alcance or Alcance.ACUMULADO
    plan = (avance_frente_a_lo_esperado(expediente, alcance), tabla_del_plan(expediente, alcance))
    partes: tuple[tuple[str, str, tuple[Figura | Tabla | None, ...]], ...] = (
        ("anexo-asistencia", "Asistencia", (matriz_de_asistencia(expediente, alcance),)),
        ("anexo-plan", "Avance del plan de acción", plan),
        ("anexo-funciones", "Funciones y sesiones", (funciones_por_sesion(expediente, alcance),)),
        ("anexo-cifras", "Cifras citadas en los textos", (tabla_de_cifras(expediente),)),
    )
    for clave, titulo, bloques in partes:
        presentes = [bloque for bloque in bloques if bloque is not None]
        if presentes:
            yield Encabezado(titulo, 3, clave)
            yield from presentes


def tabla_del_plan(expediente: Expediente, alcance: Alcance) -> Tabla | None:
    """Lo programado y lo registrado de cada actividad; la nota dice la razón de lo que no se puede medir."""
    columnas = (
        Columna("actividad", "Actividad"),
        Columna("unidad", "Unidad"),
        Columna("programado", "Programado en la vigencia", TipoDeDato.DECIMAL),
        Columna("registrado", "Ejecución registrada", TipoDeDato.DECIMAL),
        Columna("avance", "Avance", TipoDeDato.PROPORCION),
        Columna("esperado", "Esperado al corte", TipoDeDato.PROPORCION),
    )
    avance = avance_del_plan(expediente, alcance)
    if avance.empty:
        return None
    filas = (
        (f"{fila.orden}. {fila.texto}", *map(escalar, (fila.unidad, fila.programado, fila.registrado)),
         *map(escalar, (fila.avance, fila.esperado)))
        for fila in avance.itertuples()
    )  # fmt: skip
    return tabla_plana(
        "avance_del_plan",
        "Lo programado y lo ejecutado de cada actividad",
        columnas,
        filas,
        anchos=(12, 6, 5, 5, 4, 4),
        nota=" ".join(_razones(avance)),
    )


def _razones(avance: DataFrame) -> Iterator[str]:
    """Cada base, supuesto o motivo, una vez, con los números de las actividades a que se refiere."""
    for columna, comienzo in (
        ("base", "Lo esperado se mide por "),
        ("supuesto", "Supuesto: "),
        ("motivo", "Sin medir: "),
    ):
        por_razon = avance.dropna(subset=[columna]).groupby(columna, sort=False)["orden"]
        for razon, ordenes in por_razon:
            numeros = formato.lista(str(orden) for orden in ordenes)
            actividades = formato.plural(len(ordenes), "actividad", "actividades")
            yield f"{comienzo}{razon} ({actividades} {numeros})."


def tabla_de_cifras(expediente: Expediente) -> Tabla | None:
    """Las cifras que los textos de este periodo citan: valor, unidad, alcance y soporte."""
    columnas = (
        Columna("nombre", "Cifra"),
        Columna("valor", "Valor", TipoDeDato.DECIMAL),
        Columna("unidad", "Unidad"),
        Columna("alcance", "Alcance"),
        Columna("soporte", "Soporte"),
        Columna("clave", "Clave"),
    )
    textos = "\n".join(texto.contenido for texto in expediente.textos if texto.periodo == expediente.periodo)
    definidas = {cifra.clave: cifra for cifra in expediente.cifras}
    filas: list[tuple[Escalar, ...]] = []
    for clave in cifras_citadas(textos):
        registro = valor_vigente(expediente, clave)
        if clave in definidas and registro is not None:
            definida = definidas[clave]
            dichos = (registro.valor, definida.unidad, registro.alcance, registro.soporte)
            filas.append((definida.nombre, *map(escalar, dichos), clave))
    if not filas:
        return None
    return tabla_plana(
        "cifras", "Valor, alcance y soporte de cada cifra", columnas, filas, anchos=(7, 2, 4, 4, 5, 9)
    )
