package org.huiqi.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.postgresql.PGConnection;

/** Fills the register with invented businesses of Jiaozuo, marked as such, with what registers commonly know of them. */
final class InventedRegister {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final String[] DISTRICTS = {"解放区", "山阳区", "中站区", "马村区", "沁阳市", "孟州市", "修武县", "博爱县", "武陟县", "温县"};
    private static final String[] SECTORS = {
        "industry", "construction", "wholesale", "retail", "retail", "accommodation", "catering", "service", "service",
        "productive-service", "agriculture", "other"
    };
    private static final int ROWS = 10_000;

    private final Connection connection;
    private final Random random = new Random(320_000);
    private final StringBuilder facts = new StringBuilder();

    InventedRegister(Connection connection) {
        this.connection = connection;
    }

    /** Gives the number of facts. */
    long fill(int businesses) throws SQLException, IOException {
        long first = next();
        long count = 0;
        for (int from = 0; from < businesses; from += ROWS) {
            StringBuilder entities = new StringBuilder();
            facts.setLength(0);
            for (int i = from; i < Math.min(businesses, from + ROWS); i++) {
                boolean enterprise = i % 5 < 2;
                String district = DISTRICTS[random.nextInt(DISTRICTS.length)];
                entities.append(first + i)
                        .append('\t')
                        .append(code(i))
                        .append("\t测算用企业")
                        .append(i)
                        .append("号（虚构）\t")
                        .append(enterprise ? "enterprise" : "individual-business")
                        .append("\tjiaozuo\t")
                        .append(district)
                        .append("\ttrue\t2022-01-01T00:00:00Z\n");
                facts(first + i, enterprise, district);
            }
            copy("COPY business_entity (id, uscc, name, kind, jurisdiction, district, invented, registered_at) FROM STDIN", entities);
            copy("COPY register_fact (entity_id, name, as_of, source, value, recorded_at, recorded_by) FROM STDIN", facts);
            count += facts.chars().filter(c -> c == '\n').count();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT setval(pg_get_serial_sequence('business_entity', 'id'), (SELECT max(id) FROM business_entity))");
            statement.execute("VACUUM ANALYZE business_entity");
            statement.execute("VACUUM ANALYZE register_fact");
        }
        return count;
    }

    private long next() throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT coalesce(max(id), 0) + 1 FROM business_entity")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void facts(long id, boolean enterprise, String district) {
        text(id, "district", district);
        int size = random.nextInt(100);
        text(id, "sizeClass", !enterprise || size < 80 ? "micro" : size < 95 ? "small" : size < 99 ? "medium" : "large");
        String sector = SECTORS[random.nextInt(SECTORS.length)];
        text(id, "industrySector", sector);
        plain(id, "isRegisteredInJiaozuo", true);
        plain(id, "isInRestrictedIndustry", false);
        text(id, "vatTaxpayerType", enterprise && size >= 70 ? "general" : "small-scale");
        plain(id, "annualSalesRevenue", (long) Math.pow(10, 4 + random.nextDouble() * 4));
        if (!enterprise) {
            return;
        }
        boolean large = sector.equals("industry") && size >= 85;
        plain(id, "isAboveDesignatedSizeIndustry", large);
        plain(id, "isFirstTimeAboveDesignatedSize", large && random.nextInt(5) == 0);
        plain(id, "isManufacturingEnterprise", sector.equals("industry"));
        plain(id, "isCommerceEnterprise", sector.equals("wholesale") || sector.equals("retail"));
        plain(id, "averageHeadcount", 1 + (long) Math.pow(10, random.nextDouble() * 3));
        plain(id, "averageTotalAssets", (long) Math.pow(10, 5 + random.nextDouble() * 4));
        plain(id, "isSrdiEnterprise", large && random.nextInt(10) == 0);
        plain(id, "isInDesignatedSizeGrowthPool", sector.equals("industry") && random.nextInt(20) == 0);
        plain(id, "isOnLargeEnterpriseList", size == 99 && random.nextInt(20) == 0);
        if (random.nextInt(2000) == 0) {
            text(id, "listingBoard", "central-plains");
            text(id, "listingMilestone", "listed");
            text(id, "listingRoute", "ipo");
        }
    }

    private void text(long id, String name, String value) {
        plain(id, name, "\"" + value + "\"");
    }

    private void plain(long id, String name, Object value) {
        facts.append(id)
                .append('\t')
                .append(name)
                .append("\t2022-01-01\t测算（虚构）\t")
                .append(value)
                .append("\t2022-01-01T00:00:00Z\tbench\n");
    }

    private static String code(int number) {
        String body = String.format("91410811MC9%06d", number);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += ALPHABET.indexOf(body.charAt(i)) * WEIGHTS[i];
        }
        return body + ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private void copy(String sql, StringBuilder rows) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(rows.toString()));
    }
}
