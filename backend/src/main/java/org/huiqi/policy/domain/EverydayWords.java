package org.huiqi.policy.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What people call things, and what the policy texts call them: 社保 is 社会保险 there, 房租 is 租金. */
final class EverydayWords {

    private static final Map<String, List<String>> WRITTEN = Map.ofEntries(
            Map.entry("房租", List.of("租金", "免租", "承租")),
            Map.entry("租房", List.of("租金", "承租", "租赁住房")),
            Map.entry("补贴", List.of("补助", "奖补", "资助", "奖励")),
            Map.entry("补助", List.of("补贴", "奖补", "资助")),
            Map.entry("小升规", List.of("规模以上", "升规", "入规", "规上", "首次入库")),
            Map.entry("上规模", List.of("规模以上", "升规", "入规", "首次入库")),
            Map.entry("规上", List.of("规模以上")),
            Map.entry("四上", List.of("规模以上", "入库")),
            Map.entry("社保", List.of("社会保险", "养老保险", "失业保险", "工伤保险", "三项社会保险")),
            Map.entry("五险", List.of("社会保险", "养老保险", "失业保险", "工伤保险")),
            Map.entry("公积金", List.of("住房公积金")),
            Map.entry("电费", List.of("用电", "电价", "水电气", "用水用电", "欠费不停供")),
            Map.entry("水费", List.of("用水", "水电气", "欠费不停供")),
            Map.entry("燃气费", List.of("用气", "水电气", "欠费不停供")),
            Map.entry("宽带", List.of("专线", "网络资费")),
            Map.entry("贷款", List.of("信贷", "授信", "续贷", "融资")),
            Map.entry("借钱", List.of("贷款", "信贷", "融资")),
            Map.entry("利息", List.of("贴息", "利率")),
            Map.entry("担保", List.of("担保费", "再担保")),
            Map.entry("ipo", List.of("上市")),
            Map.entry("挂牌", List.of("新三板", "中原股权交易中心")),
            Map.entry("退税", List.of("留抵退税", "出口退税")),
            Map.entry("减税", List.of("减免", "免征", "减征")),
            Map.entry("房产税", List.of("六税两费")),
            Map.entry("印花税", List.of("六税两费")),
            Map.entry("个税", List.of("个人所得税")),
            Map.entry("高企", List.of("高新技术企业")),
            Map.entry("高新企业", List.of("高新技术企业")),
            Map.entry("小巨人", List.of("专精特新")),
            Map.entry("个转企", List.of("个体工商户转型升级", "转型升级为企业", "转企")),
            Map.entry("招人", List.of("招用", "吸纳就业", "新招用")),
            Map.entry("招工", List.of("招用", "吸纳就业", "新招用", "用工")),
            Map.entry("稳岗", List.of("失业保险", "留工")),
            Map.entry("大学生", List.of("高校毕业生", "毕业生")),
            Map.entry("实习", List.of("见习")),
            Map.entry("买房", List.of("购房", "商品住房")),
            Map.entry("开工厂", List.of("技术改造", "标准厂房")),
            Map.entry("买设备", List.of("设备购置", "技术改造", "设备")),
            Map.entry("专利", List.of("知识产权")),
            Map.entry("商标", List.of("品牌")),
            Map.entry("网店", List.of("电商", "电子商务")),
            Map.entry("电商", List.of("电子商务", "网络零售")),
            Map.entry("外贸", List.of("出口", "进出口")),
            Map.entry("展会", List.of("参展", "会展")),
            Map.entry("快递", List.of("邮政", "物流")),
            Map.entry("饭店", List.of("餐饮")),
            Map.entry("宾馆", List.of("住宿")),
            Map.entry("酒店", List.of("住宿")),
            Map.entry("旅行社", List.of("旅游")),
            Map.entry("出租车", List.of("公共交通运输", "客运")),
            Map.entry("防疫", List.of("疫情防控", "消杀")),
            Map.entry("欠款", List.of("拖欠", "账款")),
            Map.entry("征信", List.of("信用")),
            Map.entry("处罚", List.of("行政处罚", "免罚", "不予处罚")));

    private EverydayWords() {}

    /** The everyday words that stand in what was typed next to something else: 上市补贴 is 上市 and 补贴. */
    static List<String> within(String typed) {
        return WRITTEN.keySet().stream()
                .filter(everyday -> typed.contains(everyday) && !typed.equals(everyday))
                .sorted()
                .toList();
    }

    /** The written words for what was typed, also where it is part of a longer word. */
    static List<String> writtenFor(String typed) {
        List<String> written = new ArrayList<>();
        WRITTEN.forEach((everyday, words) -> {
            if (typed.contains(everyday)) {
                words.forEach(word -> written.add(typed.equals(everyday) ? word : typed.replace(everyday, word)));
            }
        });
        return written;
    }
}
