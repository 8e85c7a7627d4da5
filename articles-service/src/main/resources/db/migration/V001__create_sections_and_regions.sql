-- What the newsroom sorts by. The rows are part of the product: the portal's eight sections and the country's seventeen
-- first-level regions by ISO 3166-2:KR.
CREATE TABLE section (
  id text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  short_name text NOT NULL CHECK (length(short_name) BETWEEN 1 AND 20),
  position smallint NOT NULL UNIQUE
);

INSERT INTO section (id, name, short_name, position) VALUES
  ('general', '종합뉴스', '종합', 1),
  ('politics', '정치', '정치', 2),
  ('economy', '경제', '경제', 3),
  ('society', '사회', '사회', 4),
  ('culture', '문화', '문화', 5),
  ('sports', '스포츠', '스포츠', 6),
  ('opinion', '오피니언', '오피니언', 7),
  ('local', '지역', '지역', 8);

CREATE TABLE region (
  code text PRIMARY KEY CHECK (code ~ '^KR-[0-9]{2}$'),
  name text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 20),
  position smallint NOT NULL UNIQUE
);

INSERT INTO region (code, name, position) VALUES
  ('KR-11', '서울', 1),
  ('KR-26', '부산', 2),
  ('KR-27', '대구', 3),
  ('KR-28', '인천', 4),
  ('KR-29', '광주', 5),
  ('KR-30', '대전', 6),
  ('KR-31', '울산', 7),
  ('KR-50', '세종', 8),
  ('KR-41', '경기', 9),
  ('KR-42', '강원', 10),
  ('KR-43', '충북', 11),
  ('KR-44', '충남', 12),
  ('KR-45', '전북', 13),
  ('KR-46', '전남', 14),
  ('KR-47', '경북', 15),
  ('KR-48', '경남', 16),
  ('KR-49', '제주', 17);
