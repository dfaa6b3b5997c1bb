package org.huiqi.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiqi.enterprise.BankAccount;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.EntityKind;
import org.huiqi.enterprise.NewBusinessEntity;
import org.huiqi.funding.BudgetFilter;
import org.huiqi.funding.FundingLayer;
import org.huiqi.funding.FundingLedger;
import org.huiqi.funding.NewAllotment;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ApplicantAccounts;
import org.huiqi.identity.Authority;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.identity.Staff;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.platform.engine.TaskListFilters;
import org.huiqi.policy.PolicyDocument;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.DemoAccount;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Money;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.huiqi.shared.Zones;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything here is invented and says so in its name; the password is public. */
@Component
@Profile("demo")
@Order(10)
class DemoData implements ApplicationRunner, DemoAccount.Source {

    static final String PASSWORD = "huiqi-demo";

    private record Business(
            String username, String uscc, String name, EntityKind kind, Jurisdiction jurisdiction, String district) {}

    private static final List<Business> BUSINESSES = List.of(
            new Business(
                    "qiye",
                    "91410402MA9DEM001P",
                    "平顶山演示装备科技有限公司（虚构）",
                    EntityKind.ENTERPRISE,
                    Jurisdiction.PINGDINGSHAN,
                    "新华区"),
            new Business(
                    "qiye2",
                    "91410811MA9DEM002G",
                    "焦作演示新材料股份有限公司（虚构）",
                    EntityKind.ENTERPRISE,
                    Jurisdiction.JIAOZUO,
                    "山阳区"),
            new Business(
                    "getihu",
                    "92410802MA9DEM003F",
                    "解放区演示小吃店（虚构）",
                    EntityKind.INDIVIDUAL_BUSINESS,
                    Jurisdiction.JIAOZUO,
                    "解放区"));

    private static final List<Jurisdiction> GOVERNMENTS =
            List.of(Jurisdiction.PINGDINGSHAN, Jurisdiction.JIAOZUO, Jurisdiction.HENAN);

    /** Each account costs a slow hash at the first start, so only a few counties have people. */
    private static final List<String> COUNTIES = List.of("pds-ruzhou", "pds-yexian", "jz-shanyang");

    private static final Set<String> COUNTY_ACCOUNTS = COUNTIES.stream()
            .flatMap(county ->
                    Stream.of("supervision", "leader", "industry", "market").map(office -> county + "-" + office))
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, String> PLATFORM_STAFF = Map.of(
            "designer", "流程设计员（演示）",
            "releaser", "发布员（演示）",
            "sysadmin", "系统管理员（演示）",
            "secadmin", "安全管理员（演示）",
            "auditor", "审计员（演示）");

    private final BusinessEntities entities;
    private final ApplicantAccounts accounts;
    private final StaffDirectory staff;
    private final AuthorityDirectory authorities;
    private final TaskListFilters filters;
    private final PolicyLibrary policies;
    private final FundingLedger funding;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoData(
            BusinessEntities entities,
            ApplicantAccounts accounts,
            StaffDirectory staff,
            AuthorityDirectory authorities,
            TaskListFilters filters,
            PolicyLibrary policies,
            FundingLedger funding,
            TransactionTemplate transaction,
            Clock clock) {
        this.entities = entities;
        this.accounts = accounts;
        this.staff = staff;
        this.authorities = authorities;
        this.filters = filters;
        this.policies = policies;
        this.funding = funding;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** By these a database is known on which the demo has run. */
    static List<UnifiedSocialCreditCode> creditCodes() {
        return BUSINESSES.stream()
                .map(business -> new UnifiedSocialCreditCode(business.uscc()))
                .toList();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        authorities.all().forEach(this::enrolStaffOf);
        PLATFORM_STAFF.forEach((role, name) -> enrol(new Staff(role, name, Set.of("platform." + role))));
        transaction.executeWithoutResult(status -> {
            BUSINESSES.forEach(this::open);
            GOVERNMENTS.forEach(this::allot);
            policies.documents().stream()
                    .filter(PolicyDocument::isDraft)
                    .filter(document -> !policies.isConfirmed(document))
                    .forEach(document ->
                            policies.confirmDocument(document.id(), "演示文号（虚构）", "演示环境：假定该文件已正式印发", Actor.SYSTEM));
        });
    }

    @Override
    public List<DemoAccount> accounts() {
        List<DemoAccount> accounts = new ArrayList<>();
        BUSINESSES.forEach(
                business -> accounts.add(new DemoAccount(business.username(), business.name(), "applicant")));
        for (String suffix : List.of("reception", "finance-office", "treasury", "leader", "cashier")) {
            for (Jurisdiction jurisdiction : GOVERNMENTS) {
                String code = jurisdiction.authorityPrefix() + "-" + suffix;
                String name = suffix.equals("cashier")
                        ? jurisdiction.chineseName() + "国库支付岗"
                        : authorities.authorityName(code);
                accounts.add(new DemoAccount(code, name, "staff"));
            }
        }
        COUNTIES.stream()
                .flatMap(county -> Stream.of(county + "-supervision", county + "-leader"))
                .forEach(code -> accounts.add(new DemoAccount(code, authorities.authorityName(code), "staff")));
        PLATFORM_STAFF.forEach((username, name) -> accounts.add(new DemoAccount(username, name, "staff")));
        return accounts;
    }

    private void enrolStaffOf(Authority authority) {
        Government government = authority.government();
        if (government == null
                || government.level() == Government.Level.COUNTY && !COUNTY_ACCOUNTS.contains(authority.code())) {
            return;
        }
        Set<String> groups = new LinkedHashSet<>();
        authority.roles().forEach(role -> groups.add(authority.code() + "." + role));
        String code = government.code();
        if (authority.code().equals(code + "-industry") && government.level() != Government.Level.COUNTY) {
            groups.add(code + "-treasury.payer"); // 资金经办岗: whoever reviewed the money cannot pay it
        }
        enrol(new Staff(authority.code(), authority.name() + "经办人（演示）", groups));
        if (authority.code().equals(code + "-treasury") && government.level() != Government.Level.COUNTY) {
            enrol(new Staff(
                    code + "-cashier", government.chineseName() + "国库支付岗（演示）", Set.of(code + "-treasury.payer")));
        }
    }

    private void enrol(Staff person) {
        if (staff.find(person.username()).isEmpty()) {
            staff.enrol(person, PASSWORD);
            filters.establishFor(person);
        }
    }

    private void open(Business business) {
        UnifiedSocialCreditCode code = new UnifiedSocialCreditCode(business.uscc());
        if (accounts.exists(business.username())) {
            return;
        }
        long id = entities.findByCode(code)
                .map(entity -> entity.id())
                .orElseGet(() -> entities.register(new NewBusinessEntity(
                        code,
                        business.name(),
                        business.kind(),
                        business.jurisdiction(),
                        business.district(),
                        true,
                        new BankAccount(
                                "演示银行（虚构）" + business.district() + "支行", business.name(), "6200000000000000000"),
                        today())));
        accounts.open(business.username(), business.name() + "经办人", PASSWORD, id);
    }

    private void allot(Jurisdiction jurisdiction) {
        int year = today().getYear();
        boolean present = funding.budgets(
                                ListQuery.of(1, 1, null, null, null),
                                new BudgetFilter(Set.of(jurisdiction), null, year, null))
                        .total()
                > 0;
        if (present) {
            return;
        }
        FundingLayer own = jurisdiction == Jurisdiction.HENAN ? FundingLayer.PROVINCE : FundingLayer.CITY;
        allot(jurisdiction, own, jurisdiction.chineseName() + "财政", year);
        jurisdiction.districts().forEach(district -> allot(jurisdiction, FundingLayer.DISTRICT, district + "财政", year));
    }

    private void allot(Jurisdiction jurisdiction, FundingLayer layer, String payer, int year) {
        funding.allot(new NewAllotment(
                jurisdiction, layer, payer, year, Money.of(100_000_000), "演示预算指标（虚构）", Actor.SYSTEM.username()));
    }

    private LocalDate today() {
        return clock.instant().atZone(Zones.SHANGHAI).toLocalDate();
    }
}
