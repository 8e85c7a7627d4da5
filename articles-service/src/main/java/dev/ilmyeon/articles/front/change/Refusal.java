package dev.ilmyeon.articles.front.change;

/** Why a change of a front cannot be made. The names are codes that clients see. */
public enum Refusal {
  /** The front has no container of that key. */
  NO_SUCH_CONTAINER,
  /** What is to be pinned stands on the page already: it can be moved. */
  ALREADY_ON_PAGE,
  /** No editor placed it on this page. */
  NOT_ON_PAGE,
  /** More cards than a container may have. */
  CONTAINER_FULL,
  /** The page would be as it is. */
  CHANGES_NOTHING,
  /** It would leave the page before it is there. */
  EXPIRED,
  /** There is no such article or region. */
  NO_SUCH_TARGET,
  /** The article is not public by then: a draft, under embargo, or withdrawn. */
  TARGET_NOT_PUBLIC,
  /** The picture may not be shown then. */
  PICTURE_NOT_SHOWN,
  /** Media has not said whether the picture may be shown. */
  PICTURE_UNKNOWN
}
