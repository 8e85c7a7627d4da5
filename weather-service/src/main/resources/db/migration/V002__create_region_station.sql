-- The station that stands for a region (ISO 3166-2:KR). Each station of the strip stands in another region;
-- Sejong alone has none and takes the one nearest to its city hall.
CREATE TABLE region_station (
  region_code text    PRIMARY KEY CHECK (region_code ~ '^KR-[0-9]{2}$'),
  station_id  integer NOT NULL REFERENCES station,
  choice      text    NOT NULL CHECK (choice IN ('IN_REGION', 'NEAREST')),
  reason      text    NOT NULL CHECK (reason <> '')
);

INSERT INTO region_station (region_code, station_id, choice, reason) VALUES
  ('KR-11', 108, 'IN_REGION', '서울특별시에 있는 관측소'),
  ('KR-26', 159, 'IN_REGION', '부산광역시에 있는 관측소'),
  ('KR-27', 143, 'IN_REGION', '대구광역시에 있는 관측소'),
  ('KR-28', 201, 'IN_REGION', '인천광역시 강화군에 있는 관측소'),
  ('KR-29', 156, 'IN_REGION', '광주광역시에 있는 관측소'),
  ('KR-30', 133, 'IN_REGION', '대전광역시에 있는 관측소'),
  ('KR-31', 152, 'IN_REGION', '울산광역시에 있는 관측소'),
  ('KR-41',  98, 'IN_REGION', '경기도 동두천시에 있는 관측소'),
  ('KR-42', 105, 'IN_REGION', '강원특별자치도 강릉시에 있는 관측소'),
  ('KR-43', 226, 'IN_REGION', '충청북도 보은군에 있는 관측소'),
  ('KR-44', 238, 'IN_REGION', '충청남도 금산군에 있는 관측소'),
  ('KR-45', 172, 'IN_REGION', '전북특별자치도 고창군에 있는 관측소'),
  ('KR-46', 259, 'IN_REGION', '전라남도 강진군에 있는 관측소'),
  ('KR-47', 283, 'IN_REGION', '경상북도 경주시에 있는 관측소'),
  ('KR-48', 294, 'IN_REGION', '경상남도 거제시에 있는 관측소'),
  ('KR-49', 184, 'IN_REGION', '제주특별자치도에 있는 관측소'),
  ('KR-50', 133, 'NEAREST',   '세종특별자치시청(36.4801, 127.2890)에서 가장 가까운 관측소');
