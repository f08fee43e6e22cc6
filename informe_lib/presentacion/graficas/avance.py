"""Avance frente a lo esperado: una barra por actividad programada y la lista de las demás."""

from __future__ import annotations

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato, tema
from informe_lib.presentacion.bloques import Figura
from informe_lib.presentacion.graficas import plan_en_palabras as en_palabras
from informe_lib.presentacion.graficas.lectura_del_plan import LecturaDelPlan, Renglon, datos, leer_plan
from informe_lib.presentacion.graficas.lienzo import Letra, Lienzo, Trazo, envolver, medir
from informe_lib.presentacion.graficas.rejilla import FILETE_SUAVE, MENUDA, dibujar_notas

CLAVE = "avance_frente_a_lo_esperado"
TEXTO = Letra(tema.TABLA)
CIFRA = Letra(tema.CUERPO, tema.ACENTO.claro, fuerte=True)
RUBRO = Letra(tema.TABLA, tema.TINTA.claro, fuerte=True)
MARCA = Letra(tema.MINIMO, tema.TINTA.claro)
PROGRAMADO = "programado para la vigencia"
INICIO, FIN = 6.0, tema.ANCHO_DE_FIGURA - 3.5  # dónde empieza y acaba la banda de lo programado
CIFRAS = FIN + 0.25  # y dónde empiezan las cifras, a su derecha
BARRA, BANDA, ALTO = 0.34, 0.62, 1.5


def avance_frente_a_lo_esperado(expediente: Expediente, alcance: Alcance) -> Figura | None:
    """Lo ejecutado del plan frente a lo esperado al corte; None si la vigencia no tiene plan."""
    lectura = leer_plan(expediente, alcance)
    if not lectura.todas:
        return None
    return Figura(
        clave=CLAVE,
        titulo=en_palabras.titulo(lectura),
        subtitulo=en_palabras.medida(lectura, expediente),
        svg=_dibujar(lectura),
        alternativa=en_palabras.alternativa(lectura),
        fuente=en_palabras.fuente(expediente),
        datos=datos(lectura),
    )


def _dibujar(lectura: LecturaDelPlan) -> str:
    lienzo = Lienzo()
    y = _dibujar_barras(lienzo, lectura) if lectura.programadas else 0.0
    if 0 < len(lectura.programadas) < len(lectura.todas):
        lienzo.linea((0, y + 0.2), (lienzo.ancho, y + 0.2), FILETE_SUAVE)
    for rubro, renglones in (
        (en_palabras.NO_SE_CONOCE, lectura.por_conocer),
        (en_palabras.NO_TIENEN, lectura.sin_programar),
    ):
        if renglones:
            y = _dibujar_lista(lienzo, rubro, renglones, y + 0.2)
    return lienzo.svg(dibujar_notas(lienzo, en_palabras.notas(lectura), y))


def _dibujar_barras(lienzo: Lienzo, lectura: LecturaDelPlan) -> float:
    """Las actividades programadas, a una misma escala; devuelve la altura donde terminan."""
    y = 0.75
    escala = max([1.0, *(max(uno.avance or 0, uno.esperado or 0) for uno in lectura.programadas)])
    lienzo.texto((INICIO, 0.4), "0", MENUDA)
    fin = max(INICIO + (FIN - INICIO) / escala, INICIO + 0.4 + medir(PROGRAMADO, MENUDA))
    lienzo.texto((fin, 0.4), PROGRAMADO, MENUDA, "right")
    for posicion, renglon in enumerate(lectura.programadas):
        esperado = lectura.esperado if posicion == 0 else "esperado"
        _dibujar_barra(lienzo, renglon, (y, escala), esperado)
        y += _alto(renglon)
    return y


def _renglones(renglon: Renglon) -> list[str]:
    return envolver(renglon.texto, TEXTO, INICIO - 0.5)


def _alto(renglon: Renglon) -> float:
    return max(ALTO, 0.7 + TEXTO.renglon * len(_renglones(renglon)))


def _dibujar_barra(lienzo: Lienzo, renglon: Renglon, lugar: tuple[float, float], esperado: str) -> None:
    """Banda de lo programado, barra de lo ejecutado, marca de lo esperado y las cifras a la derecha."""
    y, escala = lugar
    medio, unidad = y + BANDA / 2, (FIN - INICIO) / escala
    lienzo.rectangulo((INICIO, y), unidad, BANDA, Trazo(tema.META.claro))
    rotulo = _renglones(renglon)
    subida = TEXTO.renglon / 2 * min(len(rotulo) - 1, 2)  # más arriba tocaría la actividad anterior
    lienzo.renglones((0, medio + 0.11 - subida), rotulo, TEXTO)
    if renglon.avance is not None:
        lienzo.rectangulo(
            (INICIO, medio - BARRA / 2), renglon.avance * unidad, BARRA, Trazo(tema.ACENTO.claro)
        )
    if renglon.esperado is not None:
        x = INICIO + renglon.esperado * unidad
        for trazo in (Trazo(borde=tema.FONDO.claro, grosor=4.0), Trazo(borde=tema.TINTA.claro, grosor=1.8)):
            lienzo.linea((x, y - 0.08), (x, y + BANDA + 0.08), trazo)
        dicho = f"{esperado}: {formato.porcentaje(renglon.esperado)}"
        mitad = medir(dicho, MARCA) / 2
        centro = min(max(x, INICIO + mitad), FIN - mitad)
        lienzo.texto((centro, y + BANDA + 0.42), dicho, MARCA, "center")
    avance = "sin dato" if renglon.avance is None else formato.porcentaje(renglon.avance)
    lienzo.texto((CIFRAS, medio + 0.05), avance, MENUDA if renglon.avance is None else CIFRA)
    cuanto = envolver(renglon.cuanto(con_llamada=True), MENUDA, lienzo.ancho - CIFRAS)
    lienzo.renglones((CIFRAS, medio + 0.45), cuanto, MENUDA)


def _dibujar_lista(lienzo: Lienzo, rubro: str, renglones: tuple[Renglon, ...], y: float) -> float:
    """Lo que se hizo y no hay con qué comparar: se lista para que nada se pierda."""
    y += 0.55
    lienzo.texto((0, y), rubro, RUBRO)
    if any(uno.valor is not None for uno in renglones):
        lienzo.texto((medir(rubro, RUBRO) + 0.25, y), "se muestra la cifra registrada", MENUDA)
    numeros = ["" if uno.valor is None else formato.numero(uno.valor) for uno in renglones]
    unidades = CIFRAS + max(medir(numero, CIFRA) for numero in numeros) + 0.15
    for renglon, numero in zip(renglones, numeros, strict=True):
        y += 0.55
        lienzo.texto((unidades - 0.15, y), numero, CIFRA, "right")
        unidad = (renglon.unidad or "") if numero else "sin dato"
        dichas = envolver(unidad + renglon.llamada, MENUDA, lienzo.ancho - unidades)
        lienzo.renglones((unidades, y), dichas, MENUDA)
        lineas = envolver(renglon.texto, TEXTO, FIN - 0.5)
        lienzo.renglones((0, y), lineas, TEXTO)
        y += max(TEXTO.renglon * (len(lineas) - 1), MENUDA.renglon * (len(dichas) - 1))
        lienzo.linea((0, y + 0.18), (lienzo.ancho, y + 0.18), FILETE_SUAVE)
    return y + 0.3
