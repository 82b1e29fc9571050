// What a page can do that HTML alone cannot.
