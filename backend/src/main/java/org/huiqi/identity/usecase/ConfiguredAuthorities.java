package org.huiqi.identity.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiqi.identity.Authority;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.shared.Government;
import org.huiqi.shared.Government.Level;
import org.springframework.stereotype.Component;

/** The authorities of the governments this system is set up for, all of the same shape; counties have those that requests need. */
@Component
class ConfiguredAuthorities implements AuthorityDirectory {

    private record Kind(String suffix, String name, List<String> roles) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("reception", "政务服务综合窗口", List.of("acceptor")),
            new Kind("industry", "工业和信息化局", List.of("reviewer")),
            new Kind("finance-office", "金融工作局", List.of("reviewer")),
            new Kind("treasury", "财政局", List.of("reviewer", "payer")),
            new Kind("market", "市场监督管理局", List.of("reviewer")),
            new Kind("tax", "税务局", List.of("reviewer")),
            new Kind("hrss", "人力资源和社会保障局", List.of("reviewer")),
            new Kind("housing", "住房和城乡建设局", List.of("reviewer")),
            new Kind("sasac", "国有资产监督管理委员会", List.of("reviewer")),
            new Kind("leader", "人民政府分管领导", List.of("approver")),
            new Kind("supervision", "人民政府督查室", List.of("supervisor")));

    /** A county takes no applications and pays no awards: it has no reception, and its treasury only handles requests. */
    private static final Set<String> COUNTY_ROLES = Set.of("reviewer", "approver", "supervisor");

    /** The province names its bodies otherwise. */
    private static final Map<String, String> PROVINCIAL_NAMES = Map.of(
            "industry", "工业和信息化厅",
            "finance-office", "地方金融监督管理局",
            "treasury", "财政厅",
            "hrss", "人力资源和社会保障厅",
            "housing", "住房和城乡建设厅");

    private static final Authority PLATFORM =
            new Authority("platform", "平台管理", null, List.of("designer", "releaser", "sysadmin", "secadmin", "auditor"));

    private final List<Authority> authorities;
    private final Map<String, Authority> byCode;

    ConfiguredAuthorities() {
        List<Authority> all = new ArrayList<>();
        Government.all()
                .forEach(government -> KINDS.forEach(kind -> {
                    List<String> roles = kind.roles().stream()
                            .filter(role -> government.level() != Level.COUNTY || COUNTY_ROLES.contains(role))
                            .toList();
                    if (!roles.isEmpty()) {
                        all.add(new Authority(
                                government.authority(kind.suffix()),
                                government.chineseName() + nameOf(kind, government),
                                government,
                                roles));
                    }
                }));
        all.add(PLATFORM);
        authorities = List.copyOf(all);
        byCode = authorities.stream().collect(Collectors.toMap(Authority::code, Function.identity()));
    }

    private static String nameOf(Kind kind, Government government) {
        if (government.level() == Level.PROVINCE) {
            return PROVINCIAL_NAMES.getOrDefault(kind.suffix(), kind.name());
        }
        return government.isZone() ? kind.name().replace("人民政府", "管理委员会") : kind.name();
    }

    @Override
    public List<Authority> all() {
        return authorities;
    }

    @Override
    public List<String> groups() {
        return authorities.stream()
                .flatMap(authority -> authority.roles().stream().map(role -> authority.code() + "." + role))
                .toList();
    }

    @Override
    public String groupName(String group) {
        int dot = group.indexOf('.');
        return dot < 0 ? group : authorityName(group.substring(0, dot)) + "·" + RoleNames.of(group.substring(dot + 1));
    }

    @Override
    public String authorityName(String code) {
        Authority authority = byCode.get(code);
        return authority == null ? code : authority.name();
    }
}
