package org.huiqi.shared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A government that has offices of its own: the province, a city, or a county of a city ({@code county} by its Chinese name). What
 * counties do is done under policies of their city, so only cities and the province are a {@link Jurisdiction}.
 */
public record Government(
        Jurisdiction jurisdiction, @Nullable String county) {

    /** Where they stand, the highest first. */
    public enum Level {
        PROVINCE,
        CITY,
        COUNTY
    }

    /** Parts of codes; two cities may have a county of the same name. */
    private static final Map<String, String> COUNTY_CODES = Map.ofEntries(
            Map.entry("新华区", "xinhua"),
            Map.entry("卫东区", "weidong"),
            Map.entry("湛河区", "zhanhe"),
            Map.entry("城乡一体化示范区", "sfq"),
            Map.entry("高新区", "gaoxin"),
            Map.entry("石龙区", "shilong"),
            Map.entry("汝州市", "ruzhou"),
            Map.entry("舞钢市", "wugang"),
            Map.entry("宝丰县", "baofeng"),
            Map.entry("郏县", "jiaxian"),
            Map.entry("鲁山县", "lushan"),
            Map.entry("叶县", "yexian"),
            Map.entry("解放区", "jiefang"),
            Map.entry("山阳区", "shanyang"),
            Map.entry("中站区", "zhongzhan"),
            Map.entry("马村区", "macun"),
            Map.entry("沁阳市", "qinyang"),
            Map.entry("孟州市", "mengzhou"),
            Map.entry("修武县", "xiuwu"),
            Map.entry("博爱县", "boai"),
            Map.entry("武陟县", "wuzhi"),
            Map.entry("温县", "wenxian"));

    private static final Map<String, Government> ALL = new LinkedHashMap<>();

    static {
        for (Jurisdiction own : List.of(Jurisdiction.HENAN, Jurisdiction.PINGDINGSHAN, Jurisdiction.JIAOZUO)) {
            List<Government> governments = new ArrayList<>(List.of(new Government(own, null)));
            own.districts().forEach(county -> governments.add(new Government(own, county)));
            governments.forEach(government -> ALL.put(government.code(), government));
        }
    }

    public Government {
        boolean hasOffices = jurisdiction == Jurisdiction.HENAN
                || jurisdiction == Jurisdiction.PINGDINGSHAN
                || jurisdiction == Jurisdiction.JIAOZUO;
        if (!hasOffices || county != null && !jurisdiction.districts().contains(county)) {
            throw new IllegalArgumentException("No such government: " + jurisdiction + " " + county);
        }
    }

    /** The province, then each city followed by its counties. */
    public static List<Government> all() {
        return List.copyOf(ALL.values());
    }

    /** Where something may be: the counties by name, and each city or the province where no county of it is named. */
    public static String[] districts() {
        return ALL.values().stream()
                .map(government -> government.county() == null ? government.chineseName() : government.county())
                .distinct()
                .toArray(String[]::new);
    }

    /** By its code, such as {@code hn}, {@code pds} or {@code pds-ruzhou}. */
    public static Optional<Government> find(@Nullable String code) {
        return Optional.ofNullable(code).map(ALL::get);
    }

    public static Government of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("Unknown government: " + code));
    }

    /** The city or province itself; a zone with policies of its own belongs to its city. */
    public static Government of(Jurisdiction jurisdiction) {
        return of(jurisdiction.authorityPrefix());
    }

    /** The county of that name, or the city or province itself where it has none of that name. */
    public static Government of(Jurisdiction jurisdiction, String district) {
        Government whole = of(jurisdiction);
        return whole.jurisdiction.districts().contains(district) ? new Government(whole.jurisdiction, district) : whole;
    }

    /** Whose authority this is, by its code, such as {@code pds-ruzhou-leader}; nobody's for the platform's. */
    public static Optional<Government> ofAuthority(String authorityCode) {
        return ALL.values().stream()
                .filter(government -> authorityCode.startsWith(government.code() + "-"))
                .max((one, other) ->
                        Integer.compare(one.code().length(), other.code().length()));
    }

    /** The first part of the codes of its authorities. */
    public String code() {
        return county == null
                ? jurisdiction.authorityPrefix()
                : jurisdiction.authorityPrefix() + "-" + COUNTY_CODES.get(county);
    }

    /** Its authority for an office, such as {@code supervision}. */
    public String authority(String office) {
        return code() + "-" + office;
    }

    /** 河南省, 平顶山市, 汝州市, 叶县; a district with its city, as other cities have one of the same name. */
    public String chineseName() {
        if (county == null) {
            return jurisdiction.chineseName();
        }
        return county.endsWith("区") ? jurisdiction.chineseName() + county : county;
    }

    /** Its name where it stands beside its counties: 平顶山市本级. */
    public String holderName() {
        return switch (level()) {
            case PROVINCE -> "省本级";
            case CITY -> chineseName() + "本级";
            case COUNTY -> chineseName();
        };
    }

    public Level level() {
        if (county != null) {
            return Level.COUNTY;
        }
        return jurisdiction == Jurisdiction.HENAN ? Level.PROVINCE : Level.CITY;
    }

    /** Zones are run by a committee (管理委员会) instead of a people's government. */
    public boolean isZone() {
        return county != null && List.of("城乡一体化示范区", "高新区").contains(county);
    }

    public Optional<Government> parent() {
        return switch (level()) {
            case PROVINCE -> Optional.empty();
            case CITY -> Optional.of(of(Jurisdiction.HENAN));
            case COUNTY -> Optional.of(of(jurisdiction));
        };
    }

    public List<Government> children() {
        return ALL.values().stream()
                .filter(other -> other.parent().filter(this::equals).isPresent())
                .toList();
    }

    /** True for itself and for every government below it. */
    public boolean covers(Government other) {
        return equals(other) || other.parent().filter(this::covers).isPresent();
    }
}
