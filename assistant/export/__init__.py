"""What people take away: tables, papers, slides."""
