package org.huiqi.identity;

import java.util.List;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/** A government body: code, Chinese name and the roles (岗位) it has; the platform's own roles belong to no jurisdiction. */
public record Authority(String code, String name, @Nullable Jurisdiction jurisdiction, List<String> roles) {}
