"""De dónde sale cada cifra que los textos citan: a esta tabla se llega desde la cifra."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from informe_lib.indicadores.cifras import periodos_sumados, valor_vigente
from informe_lib.indicadores.citas import cifra_citada, cifras_citadas
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.cifra import Cifra, ValorDeCifra
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Celda, Columna, Datos, Escalar, Tabla, TipoDeDato
from informe_lib.presentacion.secciones.escritura import o_su_motivo, razones
from informe_lib.presentacion.tabulacion import escalar, tabla_plana

Citadas = Mapping[str, tuple[Cifra, ValorDeCifra]]

COLUMNAS_DE_CIFRAS = (
    Columna("nombre", "Cifra"),
    Columna("valor", "Valor", TipoDeDato.DECIMAL),
    Columna("unidad", "Unidad"),
    Columna("alcance", "Alcance"),
    Columna("soporte", "Soporte"),
    Columna("clave", "Clave"),
)


def tabla_de_cifras(expediente: Expediente) -> Tabla | None:
    """Cada cifra que los textos citan, por alcance: valor, unidad, alcance, soporte y definición."""
    textos = "\n".join(texto.contenido for texto in expediente.textos if texto.periodo == expediente.periodo)
    definidas = {cifra.clave: cifra for cifra in expediente.cifras}
    citadas: dict[str, tuple[Cifra, ValorDeCifra]] = {}
    for clave, alcance in cifras_citadas(textos):
        explicada, valor = cifra_citada(expediente, clave, alcance)
        registro = valor or valor_vigente(expediente, clave)
        if clave in definidas and registro is not None:
            citadas.setdefault(explicada, (definidas[clave], registro))
    if not citadas:
        return None
    plana = tabla_plana(
        "cifras",
        "Valor, alcance y soporte de cada cifra",
        COLUMNAS_DE_CIFRAS,
        (
            (cifra.nombre, _valor_impreso(registro.valor), cifra.unidad,
             _alcance(expediente, explicada, registro), str(registro.soporte), cifra.clave)
            for explicada, (cifra, registro) in citadas.items()
        ),
        anchos=(10, 2, 4, 4, 9, 5),
        notas=(*_ausencias(citadas), *_definiciones(citadas)),
    )  # fmt: skip
    return replace(plana, cuerpo=_con_su_cifra(plana.cuerpo, citadas), datos=_datos_de_cifras(citadas))


def _valor_impreso(valor: Decimal | Ausencia) -> Escalar:
    """El número o, si falta, «Sin dato» o «No aplica», que no son lo mismo."""
    return str(valor) if isinstance(valor, Ausencia) else escalar(valor)


def _con_su_cifra(filas: Sequence[tuple[Celda, ...]], citadas: Citadas) -> tuple[tuple[Celda, ...], ...]:
    """La primera celda de cada fila dice qué cifra explica, para llegar a ella desde el texto."""
    return tuple(
        (replace(fila[0], cifra=explicada), *fila[1:]) for fila, explicada in zip(filas, citadas, strict=True)
    )


def _alcance(expediente: Expediente, explicada: str, registro: ValorDeCifra) -> str:
    """El que declara; del que no se registró sino que se acumuló, qué periodos suma."""
    if explicada == registro.cifra:
        return str(registro.alcance)
    sumados = formato.lista(periodo.clave for periodo in periodos_sumados(expediente, registro.cifra))
    return f"{registro.alcance}: suma de {sumados}" if sumados else str(registro.alcance)


def _ausencias(citadas: Citadas) -> Iterator[str]:
    """«Alcance de «a» y «b»: sin dato; …»: por campo, las cifras que comparten la razón."""
    campos: tuple[tuple[str, Callable[[Cifra, ValorDeCifra], object]], ...] = (
        ("Valor", lambda _, registro: registro.valor),
        ("Alcance", lambda _, registro: registro.alcance),
        ("Soporte", lambda _, registro: registro.soporte),
        ("Definición", lambda cifra, _: None if cifra.definicion == NO_REGISTRADO else cifra.definicion),
    )
    for campo, valor_de in campos:
        faltantes = ((f"«{cifra.clave}»", valor_de(cifra, registro)) for cifra, registro in citadas.values())
        yield from (f"{campo} de {razon}" for razon in razones(faltantes))


def _definiciones(citadas: Citadas) -> Iterator[str]:
    for cifra in dict.fromkeys(cifra for cifra, _ in citadas.values()):
        if isinstance(cifra.definicion, str):
            yield f"«{cifra.clave}»: {cifra.definicion}."


def _datos_de_cifras(citadas: Citadas) -> Datos:
    columnas = (
        Columna("clave", "Clave"),
        Columna("nombre", "Cifra"),
        Columna("valor", "Valor", TipoDeDato.DECIMAL),
        Columna("unidad", "Unidad"),
        Columna("tipo", "Tipo"),
        Columna("alcance", "Alcance"),
        Columna("soporte", "Soporte"),
        Columna("definicion", "Definición"),
    )
    filas = (
        (cifra.clave, cifra.nombre, escalar(registro.valor), cifra.unidad, cifra.tipo.value,
         *map(o_su_motivo, (registro.alcance, registro.soporte, cifra.definicion)))
        for cifra, registro in citadas.values()
    )  # fmt: skip
    return Datos(columnas, tuple(filas))
