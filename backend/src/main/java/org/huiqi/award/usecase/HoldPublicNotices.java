package org.huiqi.award.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiqi.award.NoticeState;
import org.huiqi.award.Objection;
import org.huiqi.award.ObjectionRaised;
import org.huiqi.award.PublicNotice;
import org.huiqi.award.PublicNoticeClosed;
import org.huiqi.award.PublicNoticeOpened;
import org.huiqi.award.PublicNotices;
import org.huiqi.award.domain.Notice;
import org.huiqi.award.persistence.NoticeRepository;
import org.huiqi.identity.Actor;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Characters;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class HoldPublicNotices implements PublicNotices {

    private static final int MOST_OBJECTIONS_A_PERSON = 3;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_CONTACT = 200;

    private final NoticeRepository notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HoldPublicNotices(NoticeRepository notices, ApplicationEventPublisher events, Clock clock) {
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void open(
            CaseNumber caseNumber,
            String policyTitle,
            String enterpriseName,
            Money amount,
            Instant from,
            Instant until) {
        close(caseNumber);
        notices.add(caseNumber, policyTitle, enterpriseName, amount, from, until);
        events.publishEvent(new PublicNoticeOpened(caseNumber));
    }

    @Override
    @Transactional
    public void pause(CaseNumber caseNumber, Instant at) {
        notices.save(lock(caseNumber).paused(at));
    }

    @Override
    @Transactional
    public void resume(CaseNumber caseNumber, Instant until) {
        Notice notice = lock(caseNumber);
        notices.save(notice.resumed(until));
        notices.decideObjections(notice.id(), false);
    }

    @Override
    @Transactional
    public void move(CaseNumber caseNumber, Instant until) {
        notices.lockLatest(caseNumber)
                .filter(notice -> notice.state() != NoticeState.CLOSED)
                .ifPresent(notice -> notices.save(notice.until(until)));
    }

    @Override
    @Transactional
    public void close(CaseNumber caseNumber) {
        Optional<Notice> running =
                notices.lockLatest(caseNumber).filter(notice -> notice.state() != NoticeState.CLOSED);
        if (running.isEmpty()) {
            return;
        }
        notices.save(running.get().closed());
        notices.decideObjections(running.get().id(), true);
        events.publishEvent(new PublicNoticeClosed(caseNumber));
    }

    @Override
    @Transactional
    public Objection object(CaseNumber caseNumber, String text, String contact, Actor by) {
        String said = text.strip();
        String reachable = contact.strip();
        requireReadable(said, reachable);
        Notice notice = lock(caseNumber);
        Instant now = clock.instant();
        if (!notice.takesObjections(now)) {
            throw Notice.ended(caseNumber);
        }
        if (notices.countObjections(caseNumber, by.username()) >= MOST_OBJECTIONS_A_PERSON) {
            throw ProblemException.conflict(
                    "objection-limit", "您对该案件已提出" + MOST_OBJECTIONS_A_PERSON + "次异议，请等待处理；如有补充，请联系公示单位");
        }
        long id = notices.addObjection(notice.id(), caseNumber, said, reachable, by.username(), now);
        notices.save(notice.paused(now));
        events.publishEvent(new ObjectionRaised(caseNumber, id, notice.state() == NoticeState.OPEN));
        return new Objection(id, caseNumber, said, reachable, by.username(), now, null);
    }

    @Override
    @Transactional(readOnly = true)
    public Listing<PublicNotice> listCurrent(ListQuery query) {
        return notices.current(query);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PublicNotice> find(CaseNumber caseNumber) {
        return notices.find(caseNumber);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Objection> objectionsOf(CaseNumber caseNumber) {
        return notices.objectionsOf(caseNumber);
    }

    private Notice lock(CaseNumber caseNumber) {
        return notices.lockLatest(caseNumber)
                .orElseThrow(
                        () -> ProblemException.notFound("notice-not-found", "没有找到案件" + caseNumber + "的公示，请核对案件编号"));
    }

    private static void requireReadable(String text, String contact) {
        List<FieldProblem> flaws = new ArrayList<>();
        int length = text.codePointCount(0, text.length());
        if (length == 0) {
            flaws.add(new FieldProblem("text", "required", "请填写异议内容和理由"));
        } else if (length > LONGEST_TEXT) {
            flaws.add(new FieldProblem("text", "too-long", "异议内容不超过" + LONGEST_TEXT + "个字，现为" + length + "个字"));
        } else if (!Characters.areStorable(text)) {
            flaws.add(new FieldProblem("text", "invalid", "异议内容含有无法显示的字符，请删除后重试"));
        }
        if (contact.isEmpty()) {
            flaws.add(new FieldProblem("contact", "required", "请填写联系方式，以便核实情况和告知处理结果"));
        } else if (contact.codePointCount(0, contact.length()) > LONGEST_CONTACT
                || contact.chars().anyMatch(Character::isISOControl)) {
            flaws.add(new FieldProblem("contact", "invalid", "联系方式不超过" + LONGEST_CONTACT + "个字，且不能换行"));
        }
        if (!flaws.isEmpty()) {
            throw ProblemException.refused("objection-invalid", "异议有" + flaws.size() + "处需要更正", flaws);
        }
    }
}
