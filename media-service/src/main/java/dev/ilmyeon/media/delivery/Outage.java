package dev.ilmyeon.media.delivery;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells the database's being away from what is our own fault. */
public final class Outage {

  private Outage() {}

  /** Whether it may be over when the same is asked again. */
  public static boolean isOne(Throwable error) {
    return error instanceof DataAccessResourceFailureException
        || error instanceof TransientDataAccessException
        || error instanceof CannotCreateTransactionException
        || error instanceof TransactionSystemException;
  }
}
