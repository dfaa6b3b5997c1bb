package org.huiqi.docs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huiqi.identity.Authority;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.identity.Staff;
import org.huiqi.shared.Government;
import org.jspecify.annotations.Nullable;

/** docs/authorities.md as text: authorities, candidate groups and the demo accounts in them. */
record AuthoritiesPage(AuthorityDirectory authorities, List<Staff> demoStaff) {

    String text() {
        List<String> lines = new ArrayList<>(List.of(
                "# 机构、候选组与演示账号",
                "",
                "候选组写作 `<机构代码>.<岗位>`，是流程任务的 `candidateGroups`，也是工作人员在系统里的用户组。",
                "本页由测试 `AuthoritiesPageTest` 与代码逐字比对；机构有改动时重写：",
                "",
                "```",
                "mvn -pl backend -am -Dfrontend.skip=true -Dtest=AuthoritiesPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dhuiqi.update-docs=true test",
                "```",
                "",
                "省、市在前，每个市的县（市、区）跟在后面，机构代码写作 `<市>-<县>-<部门>`。县级机构只办理企业诉求；演示账号只给汝州市、叶县和山阳区，",
                "其他县（市、区）由安全管理员录入人员以后才能接办。",
                "",
                "## 岗位",
                "",
                "| 岗位 | 名称 |",
                "|---|---|"));
        roles().forEach((role, name) -> lines.add("| `" + role + "` | " + name + " |"));
        Map<String, List<Authority>> byGovernment = authorities.all().stream()
                .collect(Collectors.groupingBy(
                        authority -> governmentName(authority.government()), LinkedHashMap::new, Collectors.toList()));
        byGovernment.forEach((government, bodies) -> {
            lines.addAll(
                    List.of("", "## " + government, "", "| 机构代码 | 机构 | 候选组 | 岗位 | 演示账号 |", "|---|---|---|---|---|"));
            bodies.forEach(authority -> authority.roles().forEach(role -> lines.add(row(authority, role))));
        });
        lines.addAll(List.of("", "## 演示账号", ""));
        lines.add("只在 `demo` 环境有，密码都是 `huiqi-demo`。一个账号可以在多个候选组里；申请人账号（`qiye`、`qiye2`、`getihu`）不属于任何候选组。");
        lines.addAll(List.of("", "| 账号 | 姓名 | 候选组 |", "|---|---|---|"));
        demoStaff.stream()
                .sorted(Comparator.comparing(Staff::username))
                .forEach(person -> lines.add("| `" + person.username() + "` | " + person.displayName() + " | "
                        + person.groups().stream()
                                .sorted()
                                .map(group -> "`" + group + "`")
                                .collect(Collectors.joining("，"))
                        + " |"));
        return String.join("\n", lines) + "\n";
    }

    private String row(Authority authority, String role) {
        String group = authority.code() + "." + role;
        String members = demoStaff.stream()
                .filter(person -> person.groups().contains(group))
                .map(person -> "`" + person.username() + "`")
                .sorted()
                .collect(Collectors.joining("，"));
        return "| `" + authority.code() + "` | " + authority.name() + " | `" + group + "` | " + roleName(group) + " | "
                + members + " |";
    }

    private Map<String, String> roles() {
        Map<String, String> names = new LinkedHashMap<>();
        authorities.groups().forEach(group -> names.put(group.substring(group.indexOf('.') + 1), roleName(group)));
        return names;
    }

    private String roleName(String group) {
        String name = authorities.groupName(group);
        return name.substring(name.indexOf('·') + 1);
    }

    private static String governmentName(@Nullable Government government) {
        return government == null ? "平台" : government.chineseName() + "（`" + government.code() + "`）";
    }
}
