"""La matriz de asistencia para quien no la ve: los mismos valores, en el orden en que se leen."""

from __future__ import annotations

from informe_lib.modelo.sesion import EstadoDeAsistencia
from informe_lib.presentacion import formato
from informe_lib.presentacion.graficas.lectura_de_asistencia import Lectura, Marca, Silla, titulo
from informe_lib.presentacion.graficas.lectura_de_sesiones import SESIONES_CON_DETALLE, sesiones_en_palabras

MARCAS_CON_DETALLE = 250  # como las fechas: más marcas, dichas una por una, ya no se escuchan
SILLAS_CON_NOMBRE = 60  # y con más sillas se dice el total de cada sector
SIN_ASISTENCIAS = "sin asistencias conocidas"


def alternativa(lectura: Lectura) -> str:
    """Lo que se ve en la matriz, en palabras: cada total y, si no son muchas, cada salvedad."""
    marcas = sum(len(silla.marcas) for silla in lectura.sillas)
    con_detalle = len(lectura.sesiones) <= SESIONES_CON_DETALLE and marcas <= MARCAS_CON_DETALLE
    sectores = dict.fromkeys(silla.sector for silla in lectura.sillas)
    frases = (
        titulo(lectura),
        sesiones_en_palabras(lectura.sesiones, lectura.periodo),
        f"Asistencias por {'integrante' if len(lectura.sillas) <= SILLAS_CON_NOMBRE else 'sector'}",
        *(_sector_en_palabras(lectura, sector, con_detalle=con_detalle) for sector in sectores),
        _totales_en_palabras(lectura),
        *(() if con_detalle else ("Cada marca está en los datos de la gráfica",)),
    )
    return " ".join((*(f"{frase}." for frase in frases), *notas(lectura)))


def notas(lectura: Lectura) -> list[str]:
    """Cómo se cuenta cada fila colectiva, y quién asistió con un rol que no es el de su silla."""
    colectivas: dict[str, list[str]] = {}
    for silla in lectura.sillas:
        if silla.colectiva:
            colectivas.setdefault(_como_se_cuenta(silla), []).append(formato.en_breve(silla.nombre))
    return [*(_de_colectivas(nombres, como) for como, nombres in colectivas.items()), *_con_otro_rol(lectura)]


def _de_colectivas(nombres: list[str], como: str) -> str:
    """Varias que se cuentan igual se dicen juntas."""
    if len(nombres) == 1:
        return f"{nombres[0]} es una fila colectiva: {como}."
    return f"{formato.lista(nombres)} son filas colectivas; cada una {como}."


def _con_otro_rol(lectura: Lectura) -> list[str]:
    return [
        f"{formato.en_breve(silla.nombre)} asistió con el rol {marca.rol} "
        f"el {formato.fecha_larga(marca.fecha)}."
        for silla in lectura.sillas
        for marca in silla.marcas.values()
        if marca.rol != silla.rol and marca.asistieron
    ]


def _como_se_cuenta(silla: Silla) -> str:
    """La marca que dice cuántas de cuántas pesa por sus puestos; la que no, vale uno."""
    asistio = [marca for marca in silla.marcas.values() if marca.asistieron or marca.contados]
    contadas = sum(marca.contados for marca in asistio)
    if not asistio:
        return "cuenta como una"
    if contadas == len(asistio):
        return "cuenta como una en el título, y por sus puestos en los totales de cada sesión"
    if contadas:
        return "cuenta como una donde no consta cuántas entidades asistieron ni de cuántas"
    return "cuenta como una, y no consta cuántas entidades asistieron ni de cuántas"


def _sector_en_palabras(lectura: Lectura, sector: str, *, con_detalle: bool) -> str:
    sillas = [silla for silla in lectura.sillas if silla.sector == sector]
    if len(lectura.sillas) > SILLAS_CON_NOMBRE:
        return f"Sector {formato.en_breve(sector)}: {_sillas_sumadas(sillas)}"
    dichas = (
        f"{formato.en_breve(silla.nombre)}, {_silla_en_palabras(silla, con_detalle=con_detalle)}"
        for silla in sillas
    )
    return f"Sector {formato.en_breve(sector)}: {'; '.join(dichas)}"


def _sillas_sumadas(sillas: list[Silla]) -> str:
    """«6 integrantes, 21 de 36»: lo que suman sus totales."""
    convocatorias = sum(silla.convocatorias for silla in sillas)
    asistencias = formato.numero(sum(silla.asistencias for silla in sillas))
    total = f"{asistencias} de {formato.numero(convocatorias)}" if convocatorias else SIN_ASISTENCIAS
    return f"{formato.conteo(len(sillas), 'integrante', 'integrantes')}, {total}"


def _silla_en_palabras(silla: Silla, *, con_detalle: bool) -> str:
    """Su total y las fechas de cada marca que no es un simple «asistió»; lo mismo se dice una vez."""
    fechas: dict[str, list[str]] = {}
    for marca in silla.marcas.values():
        if marca.estado != EstadoDeAsistencia.TITULAR.value or marca.convocados > 1:
            fechas.setdefault(_en_palabras(marca), []).append(f"el {formato.fecha_larga(marca.fecha)}")
    if not silla.convocatorias and len(fechas) == 1:
        return next(iter(fechas))
    total = silla.total if silla.convocatorias else SIN_ASISTENCIAS
    salvedades = "; ".join(f"{dicho} {formato.lista(cuando)}" for dicho, cuando in fechas.items())
    return f"{total} ({salvedades})" if salvedades and con_detalle else total


def _totales_en_palabras(lectura: Lectura) -> str:
    if lectura.tasa is None:
        return "Asistencia total: " + ("sin dato" if lectura.sin_dato else "nadie fue convocado")
    if len(lectura.sesiones) > SESIONES_CON_DETALLE:
        return f"Asistencia total: {lectura.total}"
    por_sesion = (
        f"{formato.numero(puestos.asistieron)} de {formato.numero(puestos.convocados)} "
        f"el {formato.fecha_larga(sesion.fecha)}"
        for sesion, puestos in zip(lectura.sesiones, lectura.por_sesion, strict=True)
        if puestos.convocados
    )
    return f"Asistieron, de los convocados, {formato.lista(por_sesion)}; en total, {lectura.total}"


def _en_palabras(marca: Marca) -> str:
    if marca.convocados > 1:
        return f"{formato.numero(marca.asistieron)} de {formato.numero(marca.convocados)} puestos"
    return marca.estado
