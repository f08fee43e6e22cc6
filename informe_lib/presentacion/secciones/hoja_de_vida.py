"""La hoja de vida de cada cifra del informe: a esta tabla se llega desde el texto que la cita."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from informe_lib.indicadores.cadena import hojas_del_informe
from informe_lib.indicadores.citas import cifra_citada, cifras_citadas
from informe_lib.indicadores.hoja_de_vida import HojaDeVida
from informe_lib.indicadores.hojas.cifras import hoja_de_la_cifra
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Columna, Datos, Escalar, Tabla, TipoDeDato
from informe_lib.presentacion.cifras_escritas import cuenta_escrita, valor_escrito
from informe_lib.presentacion.secciones.escritura import o_su_motivo, razones
from informe_lib.presentacion.tabulacion import escalar, tabla_plana

CLAVE = "hoja_de_vida"
TITULO = "Hoja de vida de las cifras"
COLUMNAS = (
    Columna("nombre", "Cifra"),
    Columna("impreso", "Valor"),
    Columna("cuenta", "Cálculo"),
    Columna("alcance", "Alcance y soporte"),
)
COLUMNAS_DE_DATOS = (
    Columna("clave", "Clave"),
    Columna("nombre", "Cifra"),
    Columna("valor", "Valor sin redondear", TipoDeDato.DECIMAL),
    Columna("unidad", "Unidad"),
    Columna("impreso", "Valor"),
    Columna("definicion", "Definición"),
    Columna("formula", "Fórmula"),
    Columna("cuenta", "Cálculo"),
    Columna("alcance", "Alcance"),
    Columna("corte", "Corte"),
    Columna("soporte", "Soporte"),
)
# De qué cifra habla la fila -> su hoja: desde el texto se llega por ese nombre.
Hojas = Mapping[str, HojaDeVida]
# El plan, el calendario y la gráfica de decisiones ya dicen de qué números salen: aquí se repetirían.
CON_SU_TABLA = ("avance_del_plan/", "esperado_del_plan/", "quorum_por_sesion/", "decisiones_en_seguimiento/")


def tabla_de_hojas_de_vida(expediente: Expediente) -> Tabla | None:
    """Las cifras que los textos citan y las que el informe calcula; None si no hay ninguna.

    Devuelve  una fila por cifra: valor, cómo se obtiene con sus insumos, su clave, alcance y soporte. Las
              notas dicen cada definición y la razón de lo que falta. Las que otra tabla ya imprime con sus
              insumos (el avance del plan, el quórum) van solo en los datos, con su clave.
    """
    impresas, solo_en_datos = _citadas(expediente), dict[str, HojaDeVida]()
    for hoja in hojas_del_informe(expediente):
        destino = solo_en_datos if hoja.clave.startswith(CON_SU_TABLA) else impresas
        destino[hoja.clave] = hoja
    if not impresas:
        return None
    todas = {**impresas, **solo_en_datos}
    plana = tabla_plana(
        CLAVE,
        f"Cómo se obtiene cada cifra; corte: {formato.fecha_larga(expediente.corte)}",
        COLUMNAS,
        (
            (hoja.nombre, valor_escrito(hoja), _como(hoja), _alcance_y_soporte(hoja))
            for hoja in impresas.values()
        ),
        anchos=(9, 5, 13, 10),
        notas=(*_como_llegar(expediente, solo_en_datos), *_ausencias(impresas), *_definiciones(impresas)),
    )
    con_su_cifra = tuple(
        (replace(fila[0], cifra=cifra), *fila[1:]) for fila, cifra in zip(plana.cuerpo, impresas, strict=True)
    )
    return replace(plana, cuerpo=con_su_cifra, datos=_datos(expediente, todas))


def _como(hoja: HojaDeVida) -> str:
    """La cuenta y, en otro renglón, la clave con que se llega a sus filas."""
    return f"{cuenta_escrita(hoja)}\n{hoja.clave}"


def _alcance_y_soporte(hoja: HojaDeVida) -> str:
    """Lo que falta se nombra, y una nota dice por qué."""
    renglones = (("Alcance", hoja.alcance), ("Soporte", hoja.soporte))
    return "\n".join(
        f"{que}: {str(valor).lower()}" if isinstance(valor, Ausencia) else str(valor)
        for que, valor in renglones
        if valor
    )


def _citadas(expediente: Expediente) -> dict[str, HojaDeVida]:
    """La hoja de cada cita; la que pide un alcance que los datos no permiten, con lo registrado."""
    textos = "\n".join(texto.contenido for texto in expediente.textos if texto.periodo == expediente.periodo)
    citadas: dict[str, HojaDeVida] = {}
    for clave, alcance in cifras_citadas(textos):
        explicada, _ = cifra_citada(expediente, clave, alcance)
        hoja = hoja_de_la_cifra(expediente, clave, alcance)
        if hoja is not None:
            citadas.setdefault(explicada, hoja)
    return citadas


def _ausencias(hojas: Hojas) -> Iterator[str]:
    """«Alcance de «a» y «b»: sin dato; …»: por campo, las cifras que comparten la razón."""
    campos: tuple[tuple[str, Callable[[HojaDeVida], object]], ...] = (
        ("Valor", lambda hoja: hoja.valor),
        ("Alcance", lambda hoja: hoja.alcance),
        ("Soporte", lambda hoja: hoja.soporte),
        ("Definición", lambda hoja: None if hoja.definicion == NO_REGISTRADO else hoja.definicion),
    )
    for campo, valor_de in campos:
        faltantes = ((f"«{hoja.nombre}»", valor_de(hoja)) for hoja in hojas.values())
        yield from (f"{campo} de {razon}" for razon in razones(faltantes))


def _definiciones(hojas: Hojas) -> Iterator[str]:
    """Cada concepto se define una vez, aunque varias cifras lo midan."""
    conceptos = dict.fromkeys((hoja.concepto, hoja.definicion) for hoja in hojas.values())
    for concepto, definicion in conceptos:
        if isinstance(definicion, str):
            yield f"{concepto}: {formato.en_un_renglon(definicion)}."


def _como_llegar(expediente: Expediente, solo_en_datos: Hojas) -> Iterator[str]:
    """Quien tiene los datos puede ir de la clave a las filas, con su archivo y su renglón."""
    de_cual = f"--instancia {expediente.instancia.clave} --periodo {expediente.periodo.clave}"
    yield f"Las filas de los datos de las que sale cada cifra las dice: informe origen CLAVE {de_cual}."
    claves = dict.fromkeys(f"{hoja.clave.partition('/')[0]}/…" for hoja in solo_en_datos.values())
    if claves:
        yield (
            "Las que otra tabla o gráfica trae con sus insumos van solo en los datos abiertos, con su clave: "
            f"{formato.lista(claves)}."
        )


def _definicion(hoja: HojaDeVida) -> str | None:
    """Lo que nadie definió queda vacío; lo que no se sabe cómo se define dice por qué."""
    return None if hoja.definicion == NO_REGISTRADO else o_su_motivo(hoja.definicion)


def _datos(expediente: Expediente, hojas: Hojas) -> Datos:
    corte = formato.fecha_corta(expediente.corte)
    filas = (
        (hoja.clave, hoja.nombre, _numero(hoja), hoja.unidad, valor_escrito(hoja),
         _definicion(hoja), hoja.formula, cuenta_escrita(hoja), o_su_motivo(hoja.alcance), corte,
         o_su_motivo(hoja.soporte) or None)
        for hoja in hojas.values()
    )  # fmt: skip
    return Datos(COLUMNAS_DE_DATOS, tuple(filas))


def _numero(hoja: HojaDeVida) -> Escalar:
    return escalar(hoja.valor) if isinstance(hoja.valor, Decimal | int) else None
