package org.huiqi.identity;

import java.util.List;
import org.huiqi.shared.Government;
import org.jspecify.annotations.Nullable;

/** A government body: code, Chinese name and the roles (岗位) it has; the platform's own roles belong to no government. */
public record Authority(String code, String name, @Nullable Government government, List<String> roles) {}
