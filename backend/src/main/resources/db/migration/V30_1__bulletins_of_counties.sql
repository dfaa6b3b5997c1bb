-- A county with a supervising office of its own writes monthly bulletins of its own; empty: the city's or the province's.
ALTER TABLE supervision_bulletin
    ADD COLUMN county varchar(30) NOT NULL DEFAULT '',
    DROP CONSTRAINT supervision_bulletin_kind_period_jurisdiction_key,
    DROP CONSTRAINT supervision_bulletin_jurisdiction_number_year_number_seq_key,
    ADD CONSTRAINT supervision_bulletin_period_key UNIQUE (kind, period, jurisdiction, county),
    ADD CONSTRAINT supervision_bulletin_number_key UNIQUE (jurisdiction, county, number_year, number_seq),
    ADD CONSTRAINT supervision_bulletin_county_check CHECK (county = '' OR kind = 'monthly');
