package org.huiqi.supervision.usecase;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiqi.document.DocumentAccessRule;
import org.huiqi.document.Documents;
import org.huiqi.document.Letter;
import org.huiqi.document.Letters;
import org.huiqi.identity.Actor;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.shared.Characters;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.huiqi.supervision.BulletinIssued;
import org.huiqi.supervision.domain.Bulletin;
import org.huiqi.supervision.domain.Bulletin.Section;
import org.huiqi.supervision.domain.Bulletin.Text;
import org.huiqi.supervision.domain.BulletinKind;
import org.huiqi.supervision.persistence.Bulletins;
import org.huiqi.supervision.persistence.MonthEnds;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Drafts bulletins, lets people edit them and issues them under a number. */
@Service
public class BulletinDesk implements DocumentAccessRule {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_HEADING = 60;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_SECTIONS = 20;
    private static final String PDF = "application/pdf";

    private final Bulletins bulletins;
    private final BulletinDrafts drafts;
    private final MonthEnds monthEnds;
    private final BoardAccess access;
    private final AuthorityDirectory authorities;
    private final Letters letters;
    private final Documents documents;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BulletinDesk(
            Bulletins bulletins,
            BulletinDrafts drafts,
            MonthEnds monthEnds,
            BoardAccess access,
            AuthorityDirectory authorities,
            Letters letters,
            Documents documents,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.bulletins = bulletins;
        this.drafts = drafts;
        this.monthEnds = monthEnds;
        this.access = access;
        this.authorities = authorities;
        this.letters = letters;
        this.documents = documents;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The draft of a period that is over, of a jurisdiction by its id or of a government by its code; a county's are monthly. */
    @Transactional
    public Bulletin draft(
            @Nullable String kindId,
            @Nullable String period,
            @Nullable String jurisdictionId,
            @Nullable String governmentCode,
            Actor by) {
        List<FieldProblem> problems = new ArrayList<>();
        BulletinKind kind = kindId == null ? null : BulletinKind.find(kindId).orElse(null);
        if (kind == null) {
            problems.add(
                    new FieldProblem("kind", "unknown-value", "请选择通报种类：monthly、targets-quarterly 或 targets-yearly"));
        }
        boolean byCode = governmentCode != null && !governmentCode.isBlank();
        Government government = (byCode
                        ? Government.find(governmentCode)
                        : Jurisdiction.find(jurisdictionId == null ? "" : jurisdictionId)
                                .filter(BoardAccess.GOVERNMENTS::contains)
                                .map(Government::of))
                .orElse(null);
        if (government == null) {
            problems.add(new FieldProblem(byCode ? "government" : "jurisdiction", "unknown-value", "请选择地区"));
        } else if (government.county() != null && kind != null && kind != BulletinKind.MONTHLY) {
            problems.add(new FieldProblem("kind", "not-of-a-county", "县（市、区）只起草诉求办理月度通报，目标通报由市里起草"));
        }
        String asked = period == null ? "" : period.strip();
        LocalDate lastDay = kind == null ? null : kind.lastDay(asked).orElse(null);
        if (kind != null && lastDay == null) {
            problems.add(new FieldProblem("period", "malformed", "期间应为已经结束的一期，例如 " + kind.lastBefore(today())));
        } else if (lastDay != null && !lastDay.isBefore(today())) {
            problems.add(new FieldProblem("period", "not-over", "这一期还没有结束，" + lastDay + "以后才能起草通报"));
        }
        refuse(problems);
        if (kind == null || government == null) {
            throw new IllegalStateException("Checked above");
        }
        access.requireSupervisor(by, government);
        bulletins.find(kind, asked, government).ifPresent(BulletinDesk::refuseSecond);
        if (kind == BulletinKind.MONTHLY) {
            monthEnds.record(YearMonth.parse(asked), clock.instant());
        }
        Text text = drafts.draft(kind, asked, government)
                .orElseThrow(() -> ProblemException.refused("nothing-to-report", nothing(kind, asked, government)));
        long id = bulletins
                .insert(kind, asked, government, text, by.username(), clock.instant())
                .orElseThrow(() -> ProblemException.conflict("bulletin-exists", "这一期的通报刚刚由别人起草，请在列表中打开"));
        return bulletins.find(id).orElseThrow();
    }

    private static String nothing(BulletinKind kind, String period, Government government) {
        return kind == BulletinKind.MONTHLY
                ? government.chineseName() + "到" + kind.periodText(period) + "底还没有收到过企业诉求，没有可以通报的数据"
                : "没有文件为" + government.chineseName() + period.substring(0, 4) + "年定过“小升规”目标，其他年份的目标不能沿用";
    }

    private static void refuseSecond(Bulletin present) {
        throw ProblemException.conflict("bulletin-exists", "这一期的通报已经" + (present.isIssued() ? "印发" : "起草") + "，请在列表中打开")
                .with("id", present.id());
    }

    /** The bulletins that are due by themselves, each drafted once, by whichever node comes first. */
    @Scheduled(fixedDelayString = "PT30M", initialDelayString = "PT2M")
    void draftWhatIsDue() {
        LocalDate today = today();
        for (BulletinKind kind : BulletinKind.values()) {
            String period = kind.lastBefore(today);
            // What was missed for longer than a month is drafted by hand.
            boolean due = kind.lastDay(period)
                    .filter(last -> today.isBefore(last.plusMonths(1).plusDays(1)))
                    .isPresent();
            if (due) {
                BoardAccess.GOVERNMENTS.forEach(jurisdiction ->
                        transaction.executeWithoutResult(status -> draftByItself(kind, period, jurisdiction)));
            }
        }
    }

    private void draftByItself(BulletinKind kind, String period, Jurisdiction jurisdiction) {
        if (bulletins.claimDraft(kind, period, jurisdiction)) {
            if (kind == BulletinKind.MONTHLY) {
                monthEnds.record(YearMonth.parse(period), clock.instant());
            }
            Government government = Government.of(jurisdiction);
            drafts.draft(kind, period, government)
                    .ifPresent(text ->
                            bulletins.insert(kind, period, government, text, Actor.SYSTEM.username(), clock.instant()));
        }
    }

    /** A bulletin that the actor may see: those of his government and of those below it; 404 for any other. */
    public Bulletin visible(long id, Actor actor) {
        access.visibleTo(actor);
        return bulletins
                .find(id)
                .filter(bulletin -> access.sees(actor, bulletin))
                .orElseThrow(() -> ProblemException.notFound("bulletin-not-found", "没有这份通报，请从列表中选择"));
    }

    /** What somebody wrote; sections are named by id and keep their order and their tables. */
    public record Edited(
            @Nullable String title,
            @Nullable String addressee,
            @Nullable List<@Nullable EditedSection> sections,
            @Nullable Integer version) {}

    public record EditedSection(
            @Nullable String id,
            @Nullable String heading,
            @Nullable String text) {}

    @Transactional
    public Bulletin edit(long id, Edited edited, Actor by) {
        Bulletin bulletin = changeable(id, by);
        Text text = checked(bulletin, edited);
        Integer version = edited.version();
        if (version == null || !bulletins.save(id, version, text, by.username(), clock.instant())) {
            throw stale();
        }
        return bulletins.find(id).orElseThrow();
    }

    private Text checked(Bulletin bulletin, Edited edited) {
        List<FieldProblem> problems = new ArrayList<>();
        String title = text("title", "标题", edited.title(), LONGEST_TITLE, true, problems);
        String addressee = text("addressee", "主送单位", edited.addressee(), LONGEST_TITLE, true, problems);
        Map<String, Bulletin.Grid> tables = new HashMap<>();
        bulletin.text().sections().forEach(section -> {
            if (section.table() != null) {
                tables.put(section.id(), section.table());
            }
        });
        List<@Nullable EditedSection> given = edited.sections() == null ? List.of() : edited.sections();
        if (given.isEmpty() || given.size() > MOST_SECTIONS) {
            problems.add(new FieldProblem("sections", "out-of-range", "正文应有1至" + MOST_SECTIONS + "个部分"));
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), MOST_SECTIONS); i++) {
            EditedSection section = given.get(i);
            if (section == null) {
                problems.add(new FieldProblem("sections[" + i + "]", "required", "第" + (i + 1) + "部分是空的，请填写或删去"));
                continue;
            }
            String place = "sections[" + i + "].";
            String id = section.id() == null || section.id().isBlank() ? "added-" + i : section.id();
            sections.add(new Section(
                    id,
                    text(place + "heading", "小标题", section.heading(), LONGEST_HEADING, true, problems),
                    text(
                            place + "text",
                            "第" + (i + 1) + "部分正文",
                            section.text(),
                            LONGEST_TEXT,
                            !tables.containsKey(id),
                            problems),
                    tables.get(id)));
        }
        if (sections.stream().map(Section::id).distinct().count() < sections.size()) {
            problems.add(new FieldProblem("sections", "duplicate", "同一部分出现了两次，请刷新后重试"));
        }
        bulletin.text().sections().stream()
                .filter(section -> section.table() != null
                        && sections.stream().noneMatch(kept -> kept.id().equals(section.id())))
                .forEach(section -> problems.add(new FieldProblem(
                        "sections", "table-missing", "“" + section.heading() + "”有数据表，不能删去；不需要通报的，请删除草稿")));
        refuse(problems);
        return new Text(title, addressee, sections);
    }

    private static String text(
            String field,
            String name,
            @Nullable String given,
            int longest,
            boolean required,
            List<FieldProblem> problems) {
        String said = given == null ? "" : given.strip();
        if (required && said.isEmpty()) {
            problems.add(new FieldProblem(field, "required", "请填写" + name));
        }
        if (said.length() > longest) {
            problems.add(new FieldProblem(field, "too-long", name + "最多" + longest + "字，现在有" + said.length() + "字"));
        }
        if (!Characters.areStorable(said)) {
            problems.add(new FieldProblem(field, "malformed", name + "含有不能保存的字符"));
        }
        return said;
    }

    @Transactional
    public void delete(long id, Actor by) {
        changeable(id, by);
        if (!bulletins.delete(id)) {
            throw stale();
        }
    }

    /** Gives it a number and its document, for good. */
    @Transactional
    public Bulletin issue(long id, @Nullable Integer version, Actor by) {
        Bulletin bulletin = changeable(id, by);
        if (version == null || version != bulletin.version()) {
            throw stale();
        }
        Instant now = clock.instant();
        int year = today().getYear();
        int sequence = bulletins.nextSequence(bulletin.government(), year);
        String number = Bulletin.numberOf(bulletin.government(), year, sequence);
        UUID document = documents
                .storeGenerated(number + ".pdf", PDF, render(bulletin, number, today()))
                .id();
        if (!bulletins.issue(id, version, new Bulletin.Issue(year, sequence, by.username(), now, document))) {
            throw stale();
        }
        events.publishEvent(new BulletinIssued(
                id,
                bulletin.kind().id(),
                bulletin.period(),
                bulletin.government(),
                number,
                document,
                by.username(),
                now));
        return bulletins.find(id).orElseThrow();
    }

    /** The document it was issued as, or how the draft would look. */
    @Transactional(readOnly = true)
    public byte[] document(Bulletin bulletin) {
        Bulletin.Issue issue = bulletin.issue();
        return issue == null
                ? render(bulletin, "（草稿，未编号）", today())
                : documents.open(issue.documentId()).bytes();
    }

    private byte[] render(Bulletin bulletin, String number, LocalDate date) {
        List<Letter.Block> blocks = new ArrayList<>();
        List<Section> sections = bulletin.text().sections();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            blocks.add(new Letter.Heading(ordinal(i + 1) + "、" + section.heading()));
            section.text()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> blocks.add(new Letter.Paragraph(line.strip())));
            Bulletin.Grid table = section.table();
            if (table != null) {
                blocks.add(new Letter.Table(table.headers(), table.rows()));
            }
        }
        String issuer = authorities.authorityName(bulletin.government().authority("supervision"));
        return letters.render(new Letter(
                issuer,
                bulletin.text().title(),
                number,
                bulletin.text().addressee(),
                blocks,
                issuer,
                date,
                "数据统计时间 " + bulletin.figuresAt().atZone(Zones.SHANGHAI).toLocalDate()));
    }

    private static String ordinal(int number) {
        String digits = "一二三四五六七八九十";
        return number <= 10
                ? digits.substring(number - 1, number)
                : number == MOST_SECTIONS ? "二十" : "十" + digits.charAt(number - 11);
    }

    @Override
    public boolean mayRead(UUID documentId, Actor actor) {
        return actor.isStaff()
                && bulletins
                        .byDocument(documentId)
                        .filter(bulletin -> access.sees(actor, bulletin))
                        .isPresent();
    }

    private Bulletin changeable(long id, Actor by) {
        Bulletin bulletin = visible(id, by);
        access.requireSupervisor(by, bulletin.government());
        if (bulletin.isIssued()) {
            throw ProblemException.conflict("bulletin-issued", "通报已经印发，不能再修改；需要更正的，请另行发文");
        }
        return bulletin;
    }

    private static ProblemException stale() {
        return ProblemException.conflict("stale-bulletin", "这份通报刚刚被别人修改，请刷新后再改");
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw ProblemException.refused(
                    "bulletin-invalid",
                    String.join(
                            "；", problems.stream().map(FieldProblem::message).toList()),
                    problems);
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(Zones.SHANGHAI).toLocalDate();
    }
}
