package org.huiqi.identity;

import java.util.List;

/** The authorities and the Chinese names of their candidate groups. */
public interface AuthorityDirectory {

    List<Authority> all();

    /** The Chinese name of a candidate group, such as 平顶山市金融工作局·审核岗. */
    String groupName(String group);

    /** The Chinese name of an authority, or the code where it is unknown. */
    String authorityName(String code);

    /** Every candidate group, {@code <authority code>.<role>}. */
    List<String> groups();
}
