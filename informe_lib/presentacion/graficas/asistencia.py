"""Matriz de asistencia: las sillas en filas, por sector; las sesiones en columnas; los totales al final."""

from __future__ import annotations

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.sesion import EstadoDeAsistencia
from informe_lib.presentacion import formato, tema
from informe_lib.presentacion.bloques import Figura
from informe_lib.presentacion.graficas import lectura_de_asistencia as lectura_de
from informe_lib.presentacion.graficas.asistencia_en_palabras import alternativa, notas
from informe_lib.presentacion.graficas.lectura_de_asistencia import Lectura, Marca, Silla, leer_asistencia
from informe_lib.presentacion.graficas.lienzo import Letra, Lienzo, Punto, envolver, medir
from informe_lib.presentacion.graficas.marcas import RADIO, dibujar_clave, dibujar_marca
from informe_lib.presentacion.graficas.rejilla import (
    FILETE,
    FILETE_SUAVE,
    MENUDA,
    Rejilla,
    dibujar_aviso,
    dibujar_encabezado,
    dibujar_fondo_del_periodo,
    dibujar_notas,
    rejilla_de,
)

CLAVE = "matriz_de_asistencia"
SECTOR = Letra(tema.MINIMO, tema.ACENTO.claro, fuerte=True)
NOMBRE = Letra(tema.TABLA)
TOTAL = Letra(tema.TABLA, tema.TINTA.claro, fuerte=True)
TOTAL_APAGADO = Letra(tema.TABLA, tema.APAGADO.claro)
AIRE = 0.26


def matriz_de_asistencia(expediente: Expediente, alcance: Alcance) -> Figura | None:
    """Quién asistió a cada sesión realizada del alcance; None si no hubo sesiones o no hay sillas."""
    lectura = leer_asistencia(expediente, alcance)
    if not lectura.sesiones or not lectura.sillas:
        return None
    return Figura(
        clave=CLAVE,
        titulo=lectura_de.titulo(lectura),
        subtitulo="Asistencia de cada integrante a las sesiones realizadas; "
        f"{formato.alcance_y_corte(alcance, expediente.periodo)}.",
        svg=_dibujar(lectura),
        alternativa=alternativa(lectura),
        fuente="Fuente: asistencia registrada por la secretaría técnica; "
        f"corte: {formato.fecha_larga(expediente.corte)}.",
        datos=lectura_de.datos(lectura),
    )


def _dibujar(lectura: Lectura) -> str:
    lienzo, rejilla = Lienzo(), rejilla_de(lectura.sesiones, lectura.periodo)
    alto_de_filas = sum(_alto(silla, rejilla) for silla in lectura.sillas)
    alto_de_sectores = 0.62 * len(dict.fromkeys(silla.sector for silla in lectura.sillas))
    y = rejilla.alto_del_encabezado
    pie = 0.75 + TOTAL.renglon * rejilla.es_angosta
    dibujar_fondo_del_periodo(lienzo, rejilla, y + alto_de_filas + alto_de_sectores + pie)
    dibujar_encabezado(lienzo, rejilla, "Sector e integrante")
    for sector in dict.fromkeys(silla.sector for silla in lectura.sillas):
        lienzo.texto((0, y + 0.45), sector, SECTOR)
        y += 0.62
        for silla in (una for una in lectura.sillas if una.sector == sector):
            _dibujar_silla(lienzo, rejilla, silla, y)
            y += _alto(silla, rejilla)
    _dibujar_totales(lienzo, rejilla, lectura, y)
    return lienzo.svg(_dibujar_clave(lienzo, rejilla, lectura, y + pie + 0.4))


def _alto(silla: Silla, rejilla: Rejilla) -> float:
    return AIRE * 2 + NOMBRE.renglon * (len(_renglones(silla, rejilla)) - 0.5)


def _renglones(silla: Silla, rejilla: Rejilla) -> list[str]:
    return envolver(silla.nombre, NOMBRE, rejilla.rotulo - 0.8)


def _dibujar_silla(lienzo: Lienzo, rejilla: Rejilla, silla: Silla, y: float) -> None:
    alto, medio = _alto(silla, rejilla), y + _alto(silla, rejilla) / 2
    lienzo.renglones((0.3, y + AIRE + 0.2), _renglones(silla, rejilla), NOMBRE)
    for columna, sesion in enumerate(rejilla.sesiones):
        marca = silla.marcas.get(sesion.clave)
        if marca is not None:
            destacada = rejilla.es_del_periodo(columna)
            _dibujar_marca(lienzo, (rejilla.centro(columna), medio), marca, rejilla.paso, destacada=destacada)
    lienzo.texto((tema.ANCHO_DE_FIGURA, medio + 0.11), silla.total, TOTAL, "right")
    lienzo.linea((0.3, y + alto), (tema.ANCHO_DE_FIGURA, y + alto), FILETE_SUAVE)


def _dibujar_marca(lienzo: Lienzo, centro: Punto, marca: Marca, paso: float, *, destacada: bool) -> None:
    """La marca y, si la fila es colectiva y hay espacio, cuántos puestos asistieron."""
    puestos = f"{formato.numero(marca.asistieron)}/{formato.numero(marca.convocados)}"
    x, y = centro
    if marca.convocados > 1 and medir(puestos, MENUDA) + RADIO * 2 + 0.2 < paso:
        x -= medir(puestos, MENUDA) / 2
        lienzo.texto((x + RADIO + 0.1, y + 0.1), puestos, MENUDA)
    dibujar_marca(lienzo, (x, y), marca.estado, destacada=destacada)


def _dibujar_totales(lienzo: Lienzo, rejilla: Rejilla, lectura: Lectura, y: float) -> None:
    lienzo.linea((0, y), (tema.ANCHO_DE_FIGURA, y), FILETE)
    base = y + 0.5
    lienzo.texto((0, base), "Asistieron, de los convocados", MENUDA)
    for columna, puestos in enumerate(lectura.por_sesion[rejilla.omitidas :]):
        asistieron, convocados = formato.numero(puestos.asistieron), formato.numero(puestos.convocados)
        partes = [asistieron, convocados] if rejilla.es_angosta else [f"{asistieron} de {convocados}"]
        letra = TOTAL if rejilla.es_del_periodo(columna) else TOTAL_APAGADO
        for posicion, parte in enumerate(partes if puestos.convocados else ["–"]):
            punto = (rejilla.centro(columna), base + posicion * TOTAL.renglon)
            lienzo.texto(punto, parte, TOTAL_APAGADO if posicion else letra, "center")
    lienzo.texto((tema.ANCHO_DE_FIGURA, base), lectura.total, TOTAL, "right")


def _dibujar_clave(lienzo: Lienzo, rejilla: Rejilla, lectura: Lectura, y: float) -> float:
    presentes = {marca.estado for silla in lectura.sillas for marca in silla.marcas.values()}
    estados = [estado.value for estado in EstadoDeAsistencia if estado.value in presentes]
    fin = dibujar_clave(lienzo, y, estados, hay_de_antes=rejilla.hay_de_antes)
    return dibujar_notas(lienzo, notas(lectura), dibujar_aviso(lienzo, rejilla, fin))
