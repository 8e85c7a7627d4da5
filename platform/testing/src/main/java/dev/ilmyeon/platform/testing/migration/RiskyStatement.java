package dev.ilmyeon.platform.testing.migration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The risks of one statement, by PostgreSQL's locks (the manual's sections 13.3 and ALTER TABLE). A
 * table that the same script makes is nobody's yet: whatever is done to it is safe.
 */
final class RiskyStatement {

  private static final Pattern CREATE_TABLE =
      Pattern.compile(
          "CREATE (?:UNLOGGED |TEMPORARY |TEMP )?TABLE (?:IF NOT EXISTS )?(\\S+?)(?: |\\(|$).*");
  private static final Pattern ALTER_TABLE =
      Pattern.compile("ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(\\S+) (.*)");
  private static final Pattern CREATE_INDEX =
      Pattern.compile(
          "CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY).*?\\bON (?:ONLY )?(\\S+?)(?: |\\(|$).*");
  private static final Pattern CHANGE_ROWS =
      Pattern.compile("(?:UPDATE|DELETE FROM) (?:ONLY )?(\\S+).*");
  private static final Pattern CONSTRAINT =
      Pattern.compile(
          "ADD (?:CONSTRAINT \\S+ )?(CHECK|FOREIGN KEY|NOT NULL|UNIQUE|PRIMARY KEY|EXCLUDE)\\b.*");
  private static final Pattern COLUMN = Pattern.compile("ADD (?:COLUMN )?(?!CONSTRAINT ).*");

  private RiskyStatement() {}

  /** Those of a script's statements, each once. */
  static Set<Risk> risks(List<String> statements) {
    Set<String> made = new LinkedHashSet<>();
    Set<Risk> risks = new LinkedHashSet<>();
    for (String statement : statements) {
      Matcher create = CREATE_TABLE.matcher(statement);
      if (create.matches()) {
        made.add(create.group(1));
      } else {
        risks.addAll(risks(statement, made::contains));
      }
    }
    return risks;
  }

  private static List<Risk> risks(String statement, Predicate<String> isNew) {
    Matcher alter = ALTER_TABLE.matcher(statement);
    if (alter.matches()) {
      return isNew.test(alter.group(1)) ? List.of() : ofTable(alter.group(2));
    }
    Matcher index = CREATE_INDEX.matcher(statement);
    if (index.matches()) {
      return isNew.test(index.group(1)) ? List.of() : List.of(Risk.READS_UNDER_LOCK);
    }
    Matcher rows = CHANGE_ROWS.matcher(statement);
    if (rows.matches()) {
      return isNew.test(rows.group(1)) ? List.of() : List.of(Risk.LOCKS_ROWS);
    }
    return ofWords(statement);
  }

  private static List<Risk> ofWords(String statement) {
    if (statement.startsWith("DROP ")) {
      return statement.startsWith("DROP INDEX CONCURRENTLY ") ? List.of() : List.of(Risk.DROPS);
    }
    if (statement.startsWith("ALTER ") && statement.contains(" RENAME ")) {
      return List.of(Risk.RENAMES);
    }
    if (statement.matches("(TRUNCATE|LOCK|CLUSTER|VACUUM|REINDEX)\\b.*")) {
      return List.of(Risk.LOCKS_TABLE);
    }
    return statement.matches("(DO|CALL|EXECUTE)\\b.*") ? List.of(Risk.IS_UNCLEAR) : List.of();
  }

  private static List<Risk> ofTable(String actions) {
    List<Risk> risks = new ArrayList<>();
    for (String action : SqlScript.parts(actions)) {
      risks.addAll(ofAction(action));
    }
    return risks;
  }

  private static List<Risk> ofAction(String action) {
    if (action.startsWith("RENAME ")) {
      return List.of(Risk.RENAMES);
    }
    if (action.startsWith("DROP ")) {
      return List.of(Risk.DROPS);
    }
    if (action.startsWith("ALTER ")) {
      return ofColumnChange(action);
    }
    Matcher constraint = CONSTRAINT.matcher(action);
    if (constraint.matches()) {
      return action.contains(" NOT VALID") || action.contains(" USING INDEX ")
          ? List.of()
          : List.of(Risk.READS_UNDER_LOCK);
    }
    return COLUMN.matcher(action).matches() ? ofNewColumn(action) : List.of();
  }

  private static List<Risk> ofColumnChange(String action) {
    if (action.matches(".* (SET DATA )?TYPE .*")) {
      return List.of(Risk.REWRITES);
    }
    if (action.endsWith(" SET NOT NULL")) {
      return List.of(Risk.READS_UNDER_LOCK, Risk.DEMANDS);
    }
    return action.endsWith(" DROP DEFAULT") ? List.of(Risk.DEMANDS) : List.of();
  }

  private static List<Risk> ofNewColumn(String action) {
    List<Risk> risks = new ArrayList<>();
    boolean filled = action.contains(" DEFAULT ") || action.contains(" GENERATED ");
    if (action.contains(" NOT NULL") && !filled) {
      risks.add(Risk.DEMANDS);
    }
    if (action.contains(" STORED")
        || action.contains(" AS IDENTITY")
        || action.matches(".* DEFAULT [^,]*(CLOCK_TIMESTAMP|RANDOM|UUID|NEXTVAL).*")) {
      risks.add(Risk.REWRITES);
    }
    if (action.matches(".* (CHECK|UNIQUE|PRIMARY KEY|REFERENCES)\\b.*")) {
      risks.add(Risk.READS_UNDER_LOCK);
    }
    return risks;
  }
}
