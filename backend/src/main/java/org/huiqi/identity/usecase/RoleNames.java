package org.huiqi.identity.usecase;

import java.util.Map;

/** Chinese names of the roles (岗位). */
final class RoleNames {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("acceptor", "受理岗"),
            Map.entry("reviewer", "审核岗"),
            Map.entry("approver", "签发岗"),
            Map.entry("payer", "拨付岗"),
            Map.entry("supervisor", "督办岗"),
            Map.entry("designer", "设计员"),
            Map.entry("releaser", "发布员"),
            Map.entry("sysadmin", "系统管理员"),
            Map.entry("secadmin", "安全管理员"),
            Map.entry("auditor", "审计员"));

    private RoleNames() {}

    static String of(String role) {
        return NAMES.getOrDefault(role, role);
    }
}
