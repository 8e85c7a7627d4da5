-- Stations by their official number (STN). Coordinates are WGS 84 degrees; the forecast grid's cell follows from them.
CREATE TABLE station (
  id        integer          PRIMARY KEY CHECK (id BETWEEN 1 AND 99999),
  name      text             NOT NULL CHECK (name <> ''),
  latitude  double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180)
);

INSERT INTO station (id, name, latitude, longitude) VALUES
  ( 98, '동두천', 37.90188, 127.06070),
  (105, '강릉',   37.75147, 128.89099),
  (108, '서울',   37.57142, 126.96580),
  (133, '대전',   36.37199, 127.37210),
  (143, '대구',   35.87797, 128.65296),
  (152, '울산',   35.58237, 129.33469),
  (156, '광주',   35.17294, 126.89156),
  (159, '부산',   35.10468, 129.03203),
  (172, '고창',   35.34824, 126.59900),
  (184, '제주',   33.51411, 126.52969),
  (201, '강화',   37.70739, 126.44634),
  (226, '보은',   36.48761, 127.73415),
  (238, '금산',   36.10563, 127.48175),
  (259, '강진군', 34.64457, 126.78408),
  (283, '경주시', 35.81740, 129.20090),
  (294, '거제',   34.88818, 128.60459);
