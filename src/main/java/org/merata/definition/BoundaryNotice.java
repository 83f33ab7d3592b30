package org.merata.definition;

import java.util.Locale;
import org.merata.model.NoticeKind;
import org.merata.model.Severity;
import org.merata.model.Text;

/** What can be wrong with a file of boundaries, or between it and the regions. */
public enum BoundaryNotice implements NoticeKind {
    BOUNDARIES_MISSING(
            Severity.ERROR,
            "The file of boundaries is not there.",
            "Berkas batas wilayah tidak ada.",
            "Put it beside this file, or correct its name.",
            "Letakkan di samping berkas ini, atau perbaiki namanya."),
    BOUNDARIES_TOO_LARGE(
            Severity.ERROR,
            "The file of boundaries is too large for a map on a screen.",
            "Berkas batas wilayah terlalu besar untuk peta di layar.",
            "Simplify it, for example with mapshaper; a few thousand positions are enough.",
            "Sederhanakan, misalnya dengan mapshaper; beberapa ribu titik sudah cukup."),
    BOUNDARIES_NOT_JSON(
            Severity.ERROR,
            "The file of boundaries is not valid JSON from here on.",
            "Mulai dari sini berkas batas wilayah bukan JSON yang sah.",
            "Export it again as GeoJSON or TopoJSON.",
            "Ekspor ulang sebagai GeoJSON atau TopoJSON."),
    BOUNDARIES_OF_NO_KNOWN_FORM(
            Severity.ERROR,
            "The file holds no boundaries in a form that is known.",
            "Berkas tidak memuat batas wilayah dalam bentuk yang dikenal.",
            "Export polygons as a GeoJSON FeatureCollection or a TopoJSON Topology.",
            "Ekspor poligon sebagai FeatureCollection GeoJSON atau Topology TopoJSON."),
    BOUNDARIES_TWICE(
            Severity.ERROR,
            "The regions of this level have boundaries already.",
            "Wilayah pada tingkat ini sudah memiliki batas.",
            "Remove one of the two files, or state another level.",
            "Hapus salah satu dari kedua berkas, atau sebutkan tingkat lain."),
    BOUNDARY_WITHOUT_KEY(
            Severity.ERROR,
            "An area of the file does not say which region it is.",
            "Sebuah area dalam berkas tidak menyebut wilayahnya.",
            "Name the property that holds code or name, complete it in the file, or set pass_unnamed: true.",
            "Sebutkan properti yang memuat kode atau nama, lengkapi dalam berkas, atau tulis pass_unnamed: true."),
    BOUNDARY_TWICE(
            Severity.ERROR,
            "Two areas of the file bear the same code or name.",
            "Dua area dalam berkas memakai kode atau nama yang sama.",
            "Make them one MultiPolygon if they are one region; else correct the wrong one, or match by name.",
            "Gabungkan menjadi satu MultiPolygon jika memang satu wilayah; jika tidak, perbaiki yang salah, atau cocokkan menurut nama."),
    BOUNDARY_NO_POLYGON(
            Severity.ERROR,
            "The area has no polygon.",
            "Area ini tidak memiliki poligon.",
            "Give it a polygon, or remove it from the file.",
            "Lengkapi poligonnya, atau hapus dari berkas."),
    BOUNDARY_NOT_CLOSED(
            Severity.ERROR,
            "A ring of the area is not closed.",
            "Garis batas area ini tidak tertutup.",
            "End each ring with the position it begins with.",
            "Akhiri setiap garis batas dengan titik awalnya."),
    BOUNDARY_NOT_IN_DEGREES(
            Severity.ERROR,
            "A position of the area is not on the earth.",
            "Sebuah titik area ini berada di luar bumi.",
            "Export in degrees of longitude and latitude (WGS 84, EPSG:4326), longitude first.",
            "Ekspor dalam derajat bujur dan lintang (WGS 84, EPSG:4326), bujur lebih dahulu."),
    BOUNDARIES_OF_NO_REGION(
            Severity.WARNING,
            "Areas of the file are no region of this level and are not drawn.",
            "Ada area dalam berkas yang bukan wilayah pada tingkat ini dan tidak digambar.",
            "Correct code or name, state the right code_system, or name their regions under regions.",
            "Perbaiki kode atau namanya, sebutkan code_system yang benar, atau sebutkan wilayahnya di regions."),
    REGIONS_WITHOUT_BOUNDARY(
            Severity.WARNING,
            "Regions have no area in the file; they stand in tables only.",
            "Ada wilayah tanpa area dalam berkas; wilayah itu hanya ada dalam tabel.",
            "Add their areas to the file, or correct their codes or names there.",
            "Tambahkan areanya dalam berkas, atau perbaiki kode atau namanya.");

    private final Severity severity;
    private final Text title;
    private final Text advice;

    BoundaryNotice(Severity severity, String title, String judul, String advice, String saran) {
        this.severity = severity;
        this.title = Text.of(title, judul);
        this.advice = Text.of(advice, saran);
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Text title() {
        return title;
    }

    @Override
    public Text advice() {
        return advice;
    }
}
