"""La carpeta de datos se vuelve un Expediente completo, con el lugar de cada dato."""

from __future__ import annotations

import pickle
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from informe_lib.fuentes.carpeta import (
    carpeta_de_datos,
    hallar_datos,
    instancias_de,
    leer_carpeta,
    periodos_de,
)
from informe_lib.fuentes.errores import (
    ErrorCarpetaDeDatos,
    ErrorInstanciaDesconocida,
    ErrorPeriodoDesconocido,
)
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia, no_aplica, sin_dato
from informe_lib.modelo.expediente import EstadoDePeriodo, Expediente, Origen
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.sesion import EstadoDeAsistencia
from tests.fuentes.conftest import (
    COMITE,
    FORMATO,
    INSTANCIA,
    MESA,
    REPOSITORIO,
    T2,
    T3,
    TEXTOS,
    VIGENCIA,
    Muestra,
)


def test_la_muestra_se_lee_completa(expediente: Expediente):
    cuentas = {
        "normas": 1,
        "reglamentos": 1,
        "integrantes": 6,
        "funciones": 7,
        "sesiones": 2,
        "asistencias": 12,
        "funciones_abordadas": 14,
        "decisiones": 2,
        "seguimientos": 2,
        "versiones_del_plan": 1,
        "actividades": 11,
        "cifras": 15,
        "valores": 15,
        "publicaciones": 5,
        "textos": 3,
    }
    assert {tabla: len(getattr(expediente, tabla)) for tabla in cuentas} == cuentas
    assert expediente.formato.clave == "bogota_233_2018"
    assert [seccion.clave for seccion in expediente.formato.secciones][:3] == [
        "identificacion",
        "asistentes",
        "sesiones",
    ]


def test_cada_dato_tiene_su_tipo_y_ninguno_se_adivina(expediente: Expediente):
    sesion, silla = expediente.sesiones[0], expediente.integrantes[1]
    valor = next(uno for uno in expediente.valores if uno.cifra == "plt_enviados")
    envio = next(una for una in expediente.actividades if una.clave == "envio-plt")
    assert (sesion.clave, sesion.fecha) == ("2024-04-16", date(2024, 4, 16))
    assert (valor.valor, valor.periodo, valor.alcance) == (Decimal(14), T3, Alcance.ACUMULADO)
    assert isinstance(silla.tamano, Ausencia)
    assert silla.dependencia == no_aplica("fila colectiva")
    assert expediente.formato.rol("IP").cuenta_para_quorum is False
    assert (envio.orden, envio.cifra_ejecutada) == (5, "plt_enviados")


def test_lo_que_el_informe_no_dice_llega_con_su_motivo(expediente: Expediente):
    assert expediente.elaborado == sin_dato("el informe publicado no trae la fecha de elaboración")
    assert {publicacion.publicado for publicacion in expediente.publicaciones} == {
        sin_dato("el informe publicado no conserva la marca")
    }


def test_las_marcas_de_la_directora_de_gestion_son_las_del_informe(expediente: Expediente):
    marcas = [
        marca.estado for marca in expediente.asistencias if marca.integrante == "gestion-desarrollo-local"
    ]
    assert marcas == [EstadoDeAsistencia.TITULAR, EstadoDeAsistencia.NO_ASISTIO]


def test_una_marca_se_puede_seguir_hasta_su_renglon(expediente: Expediente):
    origen = expediente.procedencia[("asistencias", "2024-09-03/gestion-desarrollo-local", "estado")]
    renglon = (REPOSITORIO / origen.archivo).read_text(encoding="utf-8").splitlines()[origen.linea - 1]
    assert origen.archivo == VIGENCIA
    assert renglon.strip() == "gestion-desarrollo-local: no asistió"


@pytest.mark.parametrize(
    ("dato", "archivo", "renglon"),
    [
        (("instancia", MESA, "nombre"), INSTANCIA, "nombre: Mesa de Trabajo de Territorialización"),
        (
            ("valores", "plt_enviados/2024-T3", "valor"),
            VIGENCIA,
            "- {periodo: 2024-T3, valor: 14, alcance: acu",
        ),
        (("textos", "2024-T3/sintesis", "clave"), TEXTOS, "## sintesis"),
        (("textos", "2024-T3/sintesis", "contenido"), TEXTOS, "En el tercer trimestre de 2024 la Mesa"),
        (("seguimientos", "validacion-reglamento", "estado"), VIGENCIA, "estado: cumplida"),
        (("actividades", "2024/envio-plt", "cifra_ejecutada"), VIGENCIA, "cifra_ejecutada: plt_enviados"),
        (("designaciones", "territorializacion-derechos", "cargo"), INSTANCIA, "cargo: Directora de Terr"),
        (("periodos", "2024-T3", "formato"), VIGENCIA, "formato: bogota_233_2018"),
        (("formato", "bogota_233_2018", "papel"), FORMATO, "papel: carta"),
    ],
)
def test_la_procedencia_lleva_al_renglon_de_cada_tabla(
    expediente: Expediente, dato: tuple[str, str, str], archivo: str, renglon: str
):
    origen = expediente.procedencia[dato]
    escrito = (REPOSITORIO / archivo).read_text(encoding="utf-8").splitlines()[origen.linea - 1]
    assert (origen.archivo, escrito.strip()[: len(renglon)]) == (archivo, renglon)


def test_la_misma_carpeta_parametros_tambien_sirve_y_da_los_mismos_lugares(expediente: Expediente):
    desde_adentro = leer_carpeta(REPOSITORIO / "parametros", MESA, T3)
    assert desde_adentro == expediente
    assert desde_adentro.procedencia == expediente.procedencia


LITERALES = (
    "<script>alert(1)</script>", "$x^2$", "# no es comentario", "{{ cifra.x }}", "_a_ *b*", "\\n C:\\tmp",
    "001", "No", "16:04", "~", "=1+1",
)  # fmt: skip


@pytest.mark.parametrize("literal", LITERALES)
def test_un_literal_hostil_se_lee_tal_como_esta_escrito(muestra: Muestra, literal: str):
    muestra.cambiar(INSTANCIA, "nombre: Mesa de Trabajo de Territorialización", f"nombre: '{literal}'")
    assert muestra.leer().instancia.nombre == literal


def test_sin_comillas_un_acta_001_y_una_hora_no_se_vuelven_numeros(muestra: Muestra):
    muestra.cambiar(
        VIGENCIA, "acta: {sin_dato: el informe publicado no trae el número del acta}", "acta: 001"
    )
    muestra.cambiar(VIGENCIA, "modalidad: {sin_dato: el informe publicado no la dice}", "modalidad: 16:04")
    sesion = muestra.leer().sesiones[0]
    assert (sesion.acta, sesion.modalidad) == ("001", "16:04")


def test_las_referencias_a_nadie_y_los_roles_de_mas_se_leen_como_estan(muestra: Muestra):
    muestra.cambiar(VIGENCIA, "idpac: asistió", "nadie: asistió")
    muestra.cambiar(INSTANCIA, "rol: S", "rol: ZZ")
    muestra.cambiar(INSTANCIA, "norma: decreto-527-2014", "norma: decreto-de-nadie")
    leido = muestra.leer()
    assert "nadie" in {marca.integrante for marca in leido.asistencias}
    assert leido.integrantes[5].rol == "ZZ"
    assert leido.funciones[0].norma == "decreto-de-nadie"


def test_una_fila_colectiva_dice_cuantas_de_cuantas(muestra: Muestra):
    marca_colectiva = "alcaldias-locales: {estado: asistió, asistieron: 14, convocados: 20}"
    muestra.cambiar(VIGENCIA, "alcaldias-locales: asistió", marca_colectiva)
    marca = muestra.leer().asistencias[1]
    assert (marca.asistieron, marca.convocados) == (14, 20)


def test_una_marca_que_no_se_conoce_dice_por_que(muestra: Muestra):
    linea = muestra.cambiar(VIGENCIA, "idpac: asistió", "idpac: {sin_dato: el acta no se lee}")
    leido = muestra.leer()
    marca = leido.asistencias[2]
    assert (marca.integrante, marca.estado) == ("idpac", EstadoDeAsistencia.SIN_DATO)
    assert marca.motivo == "el acta no se lee"
    assert leido.procedencia[("asistencias", "2024-04-16/idpac", "motivo")] == Origen(VIGENCIA, linea)


def test_un_decimal_menor_que_uno_no_se_confunde_con_miles(muestra: Muestra):
    muestra.cambiar(VIGENCIA, "valor: 45,", "valor: 0.125,")
    assert Decimal("0.125") in {uno.valor for uno in muestra.leer().valores}


def test_una_sesion_sin_clave_se_llama_por_su_fecha_y_puede_tener_jornadas(muestra: Muestra):
    muestra.cambiar(VIGENCIA, "  - clave: 2024-04-16\n    fecha", "  - jornadas: [2024-04-17]\n    fecha")
    leido = muestra.leer()
    assert leido.sesiones[0].clave == "2024-04-16"
    assert [(una.sesion, una.fecha) for una in leido.jornadas] == [("2024-04-16", date(2024, 4, 17))]


def test_avances_y_designaciones_heredan_la_clave_de_lo_que_los_contiene(muestra: Muestra):
    muestra.cambiar(
        VIGENCIA,
        "      cifra_ejecutada: plt_enviados\n",
        "      avances: [{periodo: 2024-T3, ejecutado: 33.3}]\n",
    )
    muestra.cambiar(
        INSTANCIA,
        "    cargo: Subsecretaria\n",
        "    cargo: Subsecretaria\n    designaciones: [{desde: 2024-01-01, calidad: encargo}]\n",
    )
    leido = muestra.leer()
    assert (leido.avances[0].actividad, leido.avances[0].ejecutado) == ("envio-plt", Decimal("33.3"))
    assert leido.designaciones[0].integrante == "fortalecimiento-capacidades"


def test_un_valor_puede_darse_en_dos_alcances_y_cada_uno_conserva_su_lugar(muestra: Muestra):
    muestra.cambiar(
        VIGENCIA,
        "  plt_pendientes:",
        "    - {periodo: 2024-T3, valor: 4, alcance: periodo}\n  plt_pendientes:",
    )
    leido = muestra.leer()
    primero = leido.procedencia[("valores", "plt_enviados/2024-T3", "valor")]
    segundo = leido.procedencia[("valores", "plt_enviados/2024-T3/2", "valor")]
    assert segundo.linea == primero.linea + 1


def test_todas_las_vigencias_estan_en_el_expediente(muestra: Muestra):
    (muestra.raiz / VIGENCIA).with_name("2023.yaml").write_text(
        "esquema: 1\nvigencia: 2023\nformato: bogota_233_2018\n"
        "periodos:\n  - periodo: 2023-A\n    estado: cerrado\n    elaborado: 2024-01-20\n"
        "sesiones:\n  - {fecha: 2023-05-02}\ndecisiones:\n"
        "plan:\n  actividades:\n    - {clave: envio-plt, orden: 1, texto: El del año anterior}\n",
        encoding="utf-8",
    )
    leido = muestra.leer()
    assert [sesion.clave for sesion in leido.sesiones] == ["2023-05-02", "2024-04-16", "2024-09-03"]
    assert [(una.periodo.clave, una.estado) for una in periodos_de(muestra.raiz, MESA)] == [
        ("2023-A", EstadoDePeriodo.CERRADO),
        ("2024-T2", EstadoDePeriodo.ABIERTO),
        ("2024-T3", EstadoDePeriodo.ABIERTO),
    ]


def test_un_archivo_con_bom_y_renglones_de_windows_se_lee_igual(muestra: Muestra, expediente: Expediente):
    for archivo in (INSTANCIA, VIGENCIA, TEXTOS):
        ruta = muestra.raiz / archivo
        ruta.write_bytes(b"\xef\xbb\xbf" + ruta.read_bytes().replace(b"\n", b"\r\n"))
    assert muestra.leer() == expediente


def test_los_temporales_de_office_y_los_ocultos_no_estorban(muestra: Muestra, expediente: Expediente):
    carpeta = muestra.raiz / INSTANCIA
    carpeta.with_name("~$2024.yaml").write_bytes(b"\x00\xff")
    carpeta.with_name(".2024.yaml").write_bytes(b"\x00\xff")
    (muestra.raiz / "parametros/instancias/.oculta").mkdir()
    assert muestra.leer() == expediente
    assert instancias_de(muestra.raiz) == (COMITE, MESA)


def test_el_titulo_de_los_textos_no_es_un_texto_y_el_codigo_no_es_un_titulo(muestra: Muestra):
    muestra.agregar(TEXTOS, "\n```\n## esto-no\n```\n\n## decisiones\n")
    leido = muestra.leer()
    assert [texto.clave for texto in leido.textos] == ["plan", "analisis", "sintesis"]
    assert leido.texto("sintesis").endswith("## esto-no\n```")


def test_la_carpeta_de_datos_se_halla_desde_cualquier_carpeta_de_adentro(muestra: Muestra):
    adentro = muestra.raiz / "notebooks" / "borradores"
    adentro.mkdir(parents=True)
    raiz = muestra.raiz.resolve()
    assert hallar_datos(adentro).resolve() == raiz
    assert hallar_datos(muestra.raiz / "parametros" / "formatos").resolve() == raiz


def test_una_carpeta_sin_datos_se_dice(tmp_path: Path):
    with pytest.raises(ErrorCarpetaDeDatos, match="parametros"):
        instancias_de(tmp_path)


def test_una_carpeta_que_no_existe_no_se_reemplaza_por_una_de_arriba(muestra: Muestra):
    with pytest.raises(ErrorCarpetaDeDatos, match="datoz"):
        carpeta_de_datos(muestra.raiz / "datoz")


def test_una_instancia_desconocida_trae_la_mas_parecida():
    with pytest.raises(ErrorInstanciaDesconocida) as error:
        leer_carpeta(REPOSITORIO, "mesa-teritorializacion", T3)
    assert f"¿Quiso decir «{MESA}»?" in str(error.value)
    assert _de_viaje(error.value) == str(error.value)


@pytest.mark.parametrize("ajena", ["../x", "..", "", "/etc", f"../instancias/{MESA}", MESA.upper()])
def test_una_clave_que_sale_de_la_carpeta_no_es_una_instancia(ajena: str):
    with pytest.raises(ErrorInstanciaDesconocida):
        leer_carpeta(REPOSITORIO, ajena, T3)


def test_un_periodo_que_nadie_declara_trae_los_declarados_y_sobrevive_al_viaje():
    with pytest.raises(ErrorPeriodoDesconocido) as error:
        leer_carpeta(REPOSITORIO, MESA, Periodo.desde_texto("2024-T4"))
    assert error.value.declarados == (T2, T3)
    assert "Declara: 2024-T2, 2024-T3" in str(error.value)
    assert _de_viaje(error.value) == str(error.value)


def test_lo_que_esta_mal_fuera_de_los_periodos_no_impide_saber_cuales_hay(muestra: Muestra):
    muestra.cambiar(VIGENCIA, "fecha: 2024-09-03", "fecha: 31/02/2024")
    shutil.rmtree(muestra.raiz / "parametros/formatos")
    assert [uno.periodo for uno in periodos_de(muestra.raiz, MESA)] == [T2, T3]


def test_un_origen_es_relativo_a_la_carpeta_de_datos(muestra: Muestra):
    origenes = {origen.archivo for origen in muestra.leer().procedencia.values()}
    assert Origen(VIGENCIA).archivo in origenes
    assert all(archivo.startswith("parametros/") for archivo in origenes)


def _de_viaje(error: Exception) -> str:
    """Lo que dice un error después de pasar de un proceso a otro."""
    return str(pickle.loads(pickle.dumps(error)))  # noqa: S301 (se acaba de escribir aquí mismo)
