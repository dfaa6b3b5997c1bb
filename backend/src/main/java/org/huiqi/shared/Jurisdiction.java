package org.huiqi.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The governments whose policies this system delivers, as a tree. */
public enum Jurisdiction {
    NATIONAL("national", "cn", "国家", null, List.of()),
    HENAN("henan", "hn", "河南省", NATIONAL, List.of()),
    PINGDINGSHAN(
            "pingdingshan",
            "pds",
            "平顶山市",
            HENAN,
            List.of("新华区", "卫东区", "湛河区", "城乡一体化示范区", "高新区", "石龙区", "汝州市", "舞钢市", "宝丰县", "郏县", "鲁山县", "叶县")),
    PDS_SFQ("pds-sfq", "pds", "平顶山市城乡一体化示范区", PINGDINGSHAN, List.of("城乡一体化示范区")),
    JIAOZUO(
            "jiaozuo",
            "jz",
            "焦作市",
            HENAN,
            List.of("解放区", "山阳区", "中站区", "马村区", "城乡一体化示范区", "沁阳市", "孟州市", "修武县", "博爱县", "武陟县", "温县"));

    private final String id;
    private final String authorityPrefix;
    private final String chineseName;
    private final @Nullable Jurisdiction parent;
    private final List<String> districts;

    Jurisdiction(
            String id,
            String authorityPrefix,
            String chineseName,
            @Nullable Jurisdiction parent,
            List<String> districts) {
        this.id = id;
        this.authorityPrefix = authorityPrefix;
        this.chineseName = chineseName;
        this.parent = parent;
        this.districts = districts;
    }

    @JsonCreator
    public static Jurisdiction of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("Unknown jurisdiction: " + id));
    }

    public static Optional<Jurisdiction> find(String id) {
        return Arrays.stream(values()).filter(j -> j.id.equals(id)).findFirst();
    }

    /** The id used in the catalogue and over HTTP, such as {@code pingdingshan}. */
    @JsonValue
    public String id() {
        return id;
    }

    /** The first part of the codes of its authorities, such as {@code pds} in {@code pds-treasury}. */
    public String authorityPrefix() {
        return authorityPrefix;
    }

    public String chineseName() {
        return chineseName;
    }

    public Optional<Jurisdiction> parent() {
        return Optional.ofNullable(parent);
    }

    /** Names of the counties and districts as policy texts print them. */
    public List<String> districts() {
        return districts;
    }

    /** True where a policy of this government reaches a business that is registered in {@code other}. */
    public boolean covers(Jurisdiction other) {
        for (Jurisdiction j = other; j != null; j = j.parent) {
            if (j == this) {
                return true;
            }
        }
        return false;
    }
}
