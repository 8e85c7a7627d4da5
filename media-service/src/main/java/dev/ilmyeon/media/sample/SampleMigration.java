package dev.ilmyeon.media.sample;

import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Loads the sample as a repeatable migration: in one transaction after the schema's own, once, and
 * again only when its files or the drawings have changed.
 */
final class SampleMigration implements JavaMigration {

  private final SampleContent content;

  SampleMigration(SampleContent content) {
    this.content = content;
  }

  /** None: the migration is repeatable. */
  @Override
  @SuppressWarnings("NullAway") // Flyway has no annotations; null is how it marks a repeatable one.
  public @Nullable MigrationVersion getVersion() {
    return null;
  }

  @Override
  public String getDescription() {
    return "sample pictures";
  }

  @Override
  public Integer getChecksum() {
    return content.checksum();
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    SampleWriter writer = new SampleWriter(context.getConnection());
    writer.writeImages(content.images());
    writer.writeGalleries(content.galleries());
    writer.writePhotoNews(content.photoNews());
    writer.writeArticlePhotos(content.articlePhotos());
  }
}
